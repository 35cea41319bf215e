import {
  type Check,
  type Fault,
  type Fields,
  integer,
  lengthOf,
  listOf,
  maybe,
  object,
  upTo,
  word,
  wrong,
} from "./checks.ts";
import { componentsV2, legacyComponents } from "./components.ts";
import { type Component, FLAG, flat, has, numbered, TYPE } from "./content.ts";
import { embeds } from "./embeds.ts";
import { MESSAGE_LIMITS } from "./limits.ts";
import { allowedMentions, type DEFAULT_CALLS, pingsOf } from "./mentions.ts";
import { invalidForm, type Reply, refused } from "./refusals.ts";
import type { Channel, Letter, World } from "./world.ts";

/* What the app writes, from the body of its request: https://docs.discord.com/developers/resources/message#create-message */

/** The calls that hold where the app says nothing of them. */
type Calls = (typeof DEFAULT_CALLS)[keyof typeof DEFAULT_CALLS];

/** Where a letter is for, and what is said of those who are called. */
export interface Envelope {
  readonly world: World;
  readonly channel: Channel;
  readonly calls: Calls;
  /** The flags that the app can set here. */
  readonly settable: number;
}

export const IN_CHANNEL = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2;
export const IN_ANSWER = IN_CHANNEL | FLAG.ephemeral;
const BY_EDIT = FLAG.suppressEmbeds | FLAG.componentsV2;

const nonce: Check = (value, at) => {
  if (typeof value === "string")
    return lengthOf(value) > MESSAGE_LIMITS.nonce.most
      ? wrong(at, "NONCE_TYPE_TOO_LONG", "Nonce must be 25 or fewer characters.")
      : [];
  return integer({ most: Number.MAX_SAFE_INTEGER }, 0)(value, at);
};

const common = object({
  content: upTo(MESSAGE_LIMITS.content),
  nonce: maybe(nonce),
  embeds: maybe(embeds),
  allowed_mentions: allowedMentions,
  flags: maybe(integer({ most: 0x7fffffff }, 0)),
});

/** A new letter, or why it is refused; `at`: where the letter stands in the body. */
export function letterFrom(
  envelope: Envelope,
  body: Fields,
  at: readonly string[] = [],
): Letter | Reply {
  const flags = Number(body["flags"] ?? 0) & envelope.settable;
  return written(envelope, body, flags, at);
}

/** The letter as it is after an edit: what the body does not name stays as it was, and so do the calls of words that stay. */
export function editedLetter(envelope: Envelope, before: Letter, body: Fields): Letter | Reply {
  const { loading, componentsV2: v2 } = FLAG;
  const asked = body["flags"] === undefined ? before.flags : Number(body["flags"] ?? 0);
  const flags = (before.flags & ~BY_EDIT & ~loading) | (asked & BY_EDIT) | (before.flags & v2);
  const becomesV2 = has(flags, v2) && !has(before.flags, v2);
  const legacy = becomesV2 ? leftovers(before, body) : [];
  if (legacy.length > 0) return invalidForm(legacy);
  const whole = {
    content: before.content,
    embeds: before.embeds,
    components: before.components,
    ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
  };
  const letter = written(envelope, whole, flags, []);
  const isReparsed = body[has(flags, v2) ? "components" : "content"] !== undefined;
  return isReparsed || "status" in letter ? letter : { ...letter, pings: before.pings };
}

/** What an edit to components must take away: https://docs.discord.com/developers/resources/message#edit-message */
function leftovers(before: Letter, body: Fields): readonly Fault[] {
  const isLeft = (name: "content" | "embeds") =>
    before[name].length > 0 && body[name] === undefined;
  return (["content", "embeds"] as const).filter(isLeft).flatMap((name) => unusable(name, []));
}

const unusable = (name: string, at: readonly string[]): readonly Fault[] =>
  wrong(
    [...at, name],
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  );

function written(
  { world, channel, calls }: Envelope,
  body: Fields,
  flags: number,
  at: readonly string[],
): Letter | Reply {
  const isV2 = has(flags, FLAG.componentsV2);
  const check = isV2 ? componentsV2 : legacyComponents;
  const content = word(body["content"]).trim();
  const embedded = listOf(body["embeds"]);
  const faults = [
    ...common(body, at),
    ...maybe(check)(body["components"], [...at, "components"]),
    ...(isV2 && content !== "" ? unusable("content", at) : []),
    ...(isV2 && embedded.length > 0 ? unusable("embeds", at) : []),
  ];
  if (faults.length > 0) return invalidForm(faults);
  const components = numbered((body["components"] ?? []) as readonly Component[]);
  if (content === "" && embedded.length === 0 && components.length === 0) return refused(50006);
  const texts = isV2
    ? flat(components).flatMap((one) => (one.type === TYPE.text ? (one.content ?? "") : []))
    : [content];
  const pings = pingsOf(world, channel, texts, body["allowed_mentions"], calls);
  return { content, embeds: embedded, components, flags, pings };
}
