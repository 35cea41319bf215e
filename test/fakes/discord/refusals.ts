import { type Fault, type Fields, isFields } from "./checks.ts";

/** What Discord answers to a request. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Why it refused, where it did: Discord's own code. */
  readonly refusal?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export const done = (body: unknown): Reply => ({ status: 200, body });

export const nothing: Reply = { status: 204 };

/** Each refusal with its status: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const REFUSALS = {
  10002: [404, "Unknown Application"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10011: [404, "Unknown Role"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  10070: [404, "Unknown Guild Scheduled Event"],
  20012: [403, "You are not authorized to perform this action on this application"],
  30032: [400, "Maximum number of application commands reached (100)."],
  30034: [400, "Max number of daily application command creates has been reached (200)"],
  30038: [400, "Maximum number of uncompleted guild scheduled events reached (100)"],
  40060: [400, "Interaction has already been acknowledged."],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50008: [400, "Cannot send messages in a non-text channel"],
  50013: [403, "Missing Permissions"],
  50027: [401, "Invalid Webhook Token"],
  50033: [400, "Invalid Recipient(s)"],
  50083: [400, "Thread is archived"],
  160002: [400, "Cannot reply without permission to read message history"],
  160005: [400, "Thread is locked"],
  180000: [400, "Cannot update a finished event"],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof REFUSALS;

export function refused(code: RefusalCode): Reply {
  const [status, message] = REFUSALS[code];
  return { status, refusal: code, body: { message, code } };
}

/** As a test names it: a code of the table with its status, any other with 400. */
export function refusedAs(code: number): Reply {
  const known = (REFUSALS as Readonly<Record<number, readonly [number, string]>>)[code];
  const [status, message] = known ?? [400, "Refused"];
  return { status, refusal: code, body: { message, code } };
}

export const notFound: Reply = {
  status: 404,
  refusal: 0,
  body: { message: "404: Not Found", code: 0 },
};

export const unauthorized: Reply = {
  status: 401,
  refusal: 0,
  body: { message: "401: Unauthorized", code: 0 },
};

/** The code of a body that is refused for what stands in it. */
export const INVALID_FORM = 50_035;

export function invalidForm(faults: readonly Fault[]): Reply {
  const errors = faults.reduce<Fields>((tree, fault) => planted(tree, fault.at, fault), {});
  const body = { message: "Invalid Form Body", code: INVALID_FORM, errors };
  return { status: 400, refusal: INVALID_FORM, body };
}

/** The tree of errors with one more in it, each step of its path a key. */
function planted(tree: Fields, at: Fault["at"], fault: Fault): Fields {
  const [step, ...rest] = at;
  if (step === undefined) {
    const { code, message } = fault;
    const before = (tree["_errors"] ?? []) as readonly unknown[];
    return { ...tree, _errors: [...before, { code, message }] };
  }
  const below = tree[step];
  return { ...tree, [step]: planted(isFields(below) ? below : {}, rest, fault) };
}
