import { expect } from "vitest";

/* What a refusal says, and the two sides of a limit. */

/** Every fault of a refusal, with its place. */
export function faultsOf(error: unknown): readonly string[] {
  const { rawError } = error as { readonly rawError: { readonly errors?: object } };
  return faultsIn(rawError.errors ?? {}, "");
}

function faultsIn(tree: object, at: string): readonly string[] {
  return Object.entries(tree).flatMap(([step, one]) =>
    step === "_errors"
      ? (one as readonly { message: string }[]).map(({ message }) => `${at} ${message}`)
      : faultsIn(one as object, `${at}/${step}`),
  );
}

const beyond = (most: number) =>
  new RegExp(
    `(Must be (between \\d and )?${most}( or fewer)? in length|less than or equal to ${most}|maximum( size)? of ${most}|maximum size \\(${most}\\)|exceeds the maximum width|Nonce must be ${most})`,
    "u",
  );

/** As much as it allows is taken, one more is refused, with the place. */
export async function holds(most: number, ask: (count: number) => Promise<unknown>): Promise<void> {
  await ask(most);
  const error: unknown = await ask(most + 1).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ status: 400, code: 50035 });
  expect(faultsOf(error).join("\n")).toMatch(beyond(most));
}

/** A clock of limits by which no two requests are near each other. */
export function unhurried(): () => number {
  let at = 0;
  return () => {
    at += 10_000;
    return at;
  };
}
