import { spawn } from "node:child_process";

/** Says on the error output what takes its time, and how long it took. */
export async function step<Made>(what: string, work: () => Promise<Made>): Promise<Made> {
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1_000)} s`;
  console.error(`${what} …`);
  const still = setInterval(() => console.error(`${what} … (${seconds()})`), 10_000);
  try {
    const made = await work();
    console.error(`${what}: ${seconds()}.`);
    return made;
  } finally {
    clearInterval(still);
  }
}

const lastOf = (printed: string): string => printed.trim().split("\n").slice(-2).join(" / ");

/** Runs a program to its end; throws with the last lines that it printed when it fails. */
export function ends(program: string, args: readonly string[]): Promise<void> {
  const running = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const output of [running.stdout, running.stderr])
    output.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-2_000);
    });
  return new Promise((settle, fail) => {
    running.once("error", fail);
    running.once("close", (status) => {
      if (status === 0) settle();
      else fail(new Error(`${program} ended with ${status}: ${lastOf(printed)}`));
    });
  });
}
