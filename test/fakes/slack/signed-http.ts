import { createHmac } from "node:crypto";
import type { Fields } from "./checks.ts";
import type { Acknowledged, Carrier, Parcel } from "./parcels.ts";

/** Where the app listens, and the secret by which it knows Slack. */
interface Listener {
  readonly url: string;
  readonly signingSecret: string;
}

const FORM = "application/x-www-form-urlencoded";
const SECOND = 1_000;

/** https://docs.slack.dev/authentication/verifying-requests-from-slack; `at`: epoch ms. */
export function signed(
  secret: string,
  body: string,
  at = Date.now(),
): Readonly<Record<string, string>> {
  const seconds = Math.floor(at / SECOND);
  const sum = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${sum}` };
}

/** Requests to the app's own address. */
export class SignedHttp implements Carrier {
  readonly #listener: Listener;
  readonly #within: number;
  #cutting = new AbortController();

  constructor(listener: Listener, acknowledgedWithin: number) {
    this.#listener = listener;
    this.#within = acknowledgedWithin;
  }

  get url(): string {
    return this.#listener.url;
  }

  carry(parcel: Parcel, copies: number): Promise<Acknowledged> {
    const all = Array.from({ length: copies }, () => this.#post(parcel));
    return Promise.race(all);
  }

  /** Every connection over which an answer is awaited ends. */
  cut(): void {
    this.#cutting.abort();
    this.#cutting = new AbortController();
  }

  /** Whether the address answers the challenge of https://docs.slack.dev/reference/events/url_verification */
  async verifies(challenge: string): Promise<boolean> {
    const answer = await this.#post({
      id: challenge,
      type: "events_api",
      payload: { type: "url_verification", challenge, token: "none" },
    });
    return answer.outcome === "acknowledged" && answer.body["challenge"] === challenge;
  }

  async #post({ type, payload, retry }: Parcel): Promise<Acknowledged> {
    const body = bodyOf(type, payload);
    const { url, signingSecret } = this.#listener;
    try {
      const response = await fetch(url, {
        method: "POST",
        body,
        headers: {
          "content-type": type === "events_api" ? "application/json" : FORM,
          ...signed(signingSecret, body),
          ...(retry && {
            "x-slack-retry-num": String(retry.number),
            "x-slack-retry-reason": retry.reason,
          }),
        },
        signal: AbortSignal.any([AbortSignal.timeout(this.#within), this.#cutting.signal]),
      });
      const answer = await response.text();
      return response.ok
        ? { outcome: "acknowledged", body: fieldsOf(answer) }
        : { outcome: "failed", error: "dispatch_failed" };
    } catch (error) {
      const isLate = error instanceof Error && error.name === "TimeoutError";
      return isLate
        ? { outcome: "late", error: "operation_timeout" }
        : { outcome: "unreachable", error: "dispatch_failed" };
    }
  }
}

function bodyOf(type: Parcel["type"], payload: Fields): string {
  switch (type) {
    case "slash_commands":
      return new URLSearchParams(payload as Record<string, string>).toString();
    case "interactive":
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    case "events_api":
      return JSON.stringify(payload);
    default:
      return type satisfies never;
  }
}

/** An answer is nothing, a text or JSON. */
function fieldsOf(answer: string): Fields {
  if (answer === "") return {};
  try {
    return JSON.parse(answer);
  } catch {
    return { text: answer };
  }
}
