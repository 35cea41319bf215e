/** An account of a homeserver, signed in on one device. */
export interface Account {
  readonly url: string;
  readonly userId: string;
  readonly password: string;
  readonly deviceId: string;
  readonly accessToken: string;
}

/** What a homeserver answered when it refused. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  /** What it asks to wait, in ms; undefined where it does not ask. */
  readonly retryAfter: number | undefined;

  constructor(status: number, { errcode = "", error = "", retry_after_ms }: Refused) {
    super(`${status} ${errcode}: ${error}`);
    this.status = status;
    this.code = errcode;
    this.retryAfter = retry_after_ms;
  }
}

interface Refused {
  readonly errcode?: string;
  readonly error?: string;
  readonly retry_after_ms?: number;
}

/** One request over plain HTTP; throws a Refusal where the homeserver does not do it. */
export async function request(
  by: Pick<Account, "url"> & Partial<Pick<Account, "accessToken">>,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const authorization =
    by.accessToken === undefined ? {} : { authorization: `Bearer ${by.accessToken}` };
  const response = await fetch(`${by.url}${path}`, {
    method,
    headers: { "content-type": "application/json", ...authorization },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refusal(response.status, answer as Refused);
  return answer;
}

/** The path of a room's own requests. */
export const pathOf = (room: string): string =>
  `/_matrix/client/v3/rooms/${encodeURIComponent(room)}`;
