import { AsyncLocalStorage } from "node:async_hooks";
import { LogService, setRequestFn } from "matrix-bot-sdk";

/** What is asked within `asking.run(signal, …)` ends with that signal, a long poll too. */
export const asking = new AsyncLocalStorage<AbortSignal>();

/** What the library asks of `request`, as far as it does. */
interface Asked {
  readonly uri: string;
  readonly method: string;
  readonly qs?: Readonly<Record<string, unknown>> | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer<ArrayBuffer>;
  /** Null: the body is given as bytes. */
  readonly encoding?: null;
  /** ms. */
  readonly timeout?: number;
}

interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

type Told = (error: unknown, answer?: Answered, body?: Answered["body"]) => void;

/** Lets matrix-bot-sdk speak through Node's own `fetch`; done once, it holds for every client. */
export function speakOverFetch(): void {
  // It prints what fails, and throws it too: whoever asked says what is to be said.
  LogService.muteModule("MatrixHttpClient");
  setRequestFn((asked: Asked, told: Told) => {
    request(asked).then(
      (answer) => told(null, answer, answer.body),
      (error: unknown) => told(error),
    );
  });
}

async function request(asked: Asked): Promise<Answered> {
  const url = new URL(asked.uri);
  for (const [name, value] of Object.entries(asked.qs ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) url.searchParams.append(name, String(one));
  const response = await fetch(url, {
    method: asked.method,
    // A homeserver that sends us elsewhere would be handed the access token.
    redirect: "error",
    ...(asked.headers !== undefined && { headers: asked.headers }),
    ...(asked.body !== undefined && { body: asked.body }),
    signal: AbortSignal.any(
      [asking.getStore(), asked.timeout && AbortSignal.timeout(asked.timeout)].filter(
        (one) => one instanceof AbortSignal,
      ),
    ),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: asked.encoding === null ? bytes : bytes.toString("utf8"),
  };
}
