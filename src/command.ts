import type { JobSubject } from "./boards/outage.ts";
import type { Access, Place } from "./chat.ts";
import type { Body } from "./domain/body.ts";
import type { Member } from "./domain/member.ts";
import type { Refusal } from "./domain/refusal.ts";
import type { Right } from "./domain/rights.ts";
import type { Territory } from "./domain/territory.ts";
import type { Job } from "./store/jobs.ts";
import type { Repositories } from "./store/repositories.ts";
import type { Language, Speech } from "./text.ts";
import type { Block, Entries, Form, Option, View } from "./view.ts";
import type { WallTime } from "./when.ts";

/** What a reader of arguments may look at. */
export interface Situation {
  readonly territory: Territory;
  readonly repos: Repositories;
  /** Epoch ms. */
  readonly now: number;
  readonly place: Place;
  /** The body whose channel this is, if any. */
  readonly body: Body | undefined;
  /** Who speaks; undefined when nobody knows them yet. */
  readonly member: Member | undefined;
  readonly speech: Speech;
  /** How this place is open to us, where the command asks for it and its platform tells. */
  readonly access?: Access | undefined;
  /** The places that stand under one roof with this one, where the command asks for them. */
  readonly around?: readonly Place[] | undefined;
}

/** What is known of the running house, for those who look after it. */
export interface House {
  readonly version: string;
  readonly commands: readonly Command[];
  /** How a place is open to us; undefined where that cannot be told. It waits for the network: never inside an act. */
  access(at: Place): Promise<Access | undefined>;
  /** The places under one roof with a place; none where there is no roof, or that cannot be told. It waits for the network. */
  around(at: Place): Promise<readonly Place[]>;
  /** The copies that it makes by itself; undefined when it makes none. */
  readonly backups: BackupHealth | undefined;
  /** What will be posted until an instant (epoch ms), as far as whoever asks here may see it. */
  upcoming(situation: Situation, until: number): Promise<Upcoming>;
  /** What is posted as soon as the pause after a restoration ends, as far as whoever asks here may see it. */
  backlog(situation: Situation): Promise<Backlog>;
}

export interface BackupHealth {
  /** Why the copy that is owed is not there, in a few words for the operator; undefined when none is owed. */
  trouble(): string | undefined;
}

/** Messages to come, the first first. */
export interface Messages {
  readonly messages: readonly Message[];
  /** How many more there are in channels. */
  readonly more: number;
  /** How many go directly to people other than the one who asks. */
  readonly directs: number;
}

export interface Upcoming extends Messages {
  /** How far was looked (epoch ms): less far than was asked where that would have taken too long. */
  readonly until: number;
}

export interface Backlog extends Messages {
  /** What came too late, and is not done any more. */
  readonly tooLate: readonly { readonly job: Job; readonly subject: JobSubject }[];
}

/** One message, wherever it is posted: the same in several channels is one. */
export interface Message {
  readonly when: WallTime;
  /** Where it is posted; empty: directly to whoever asks. */
  readonly places: readonly Place[];
  readonly what: View;
}

/** What a question may touch: it reads, and is answered in a read of its own. */
export interface Asked extends Situation {
  readonly house: House;
}

/** What an act may touch: the one who acts is known, and all that it writes stands or falls together. */
export interface Acting extends Asked {
  readonly member: Member;
}

type Answer<T> = T | Refusal | Promise<T | Refusal>;

/** One argument of a command: how it is given, and how its words are read. */
export interface Arg<Value> {
  /** `word`: the next word; `rest`: all that remains; `option`: `--name=…`; `flag`: `--name`. */
  readonly given: "word" | "rest" | "option" | "flag";
  readonly optional: boolean;
  /** An option whose unquoted value goes on until the next option. */
  readonly wide?: boolean;
  /** A word that can be left out is only taken when it looks like one: « #12 », not « mardi ». */
  readonly looksLike?: (word: string, situation: Situation) => boolean | Promise<boolean>;
  /** How many of these words, more than one, are what it would be without quotation marks; 0 where it cannot be told. */
  readonly span?: (words: readonly string[], situation: Situation) => Promise<number>;
  readonly read: (words: string, situation: Situation) => Answer<Value>;
  /** What stands for it when it was not typed: the body of this channel, the one open poll. */
  readonly fallback?: (situation: Situation) => Answer<Value>;
  /** The body that the command is about, once this argument is known: rights are asked of it. */
  bodyOf?(
    value: NonNullable<Value>,
    situation: Situation,
  ): Body | undefined | Promise<Body | undefined>;
  /** A further right that using this argument asks for. */
  readonly right?: Right;
  /** All that it can be, where that is a few words: what each is called, in each language. */
  readonly choices?: readonly Readonly<Record<Language, string>>[];
  /** The whole numbers that it can be. */
  readonly range?: { readonly least: number; readonly most: number };
  /** What may be meant by what is typed so far, in the reader's language, the likeliest first; a value is words to be read. */
  readonly offers?: (
    typed: string,
    situation: Situation,
  ) => readonly Option[] | Promise<readonly Option[]>;
}

export type Args = Readonly<Record<string, Arg<unknown>>>;
type Values<A extends Args> = {
  readonly [Name in keyof A]: A[Name] extends Arg<infer Value> ? Value : never;
};

/** What may be meant beside the other arguments, as far as they are there and can be read. */
type OffersBeside<Others> = (
  typed: string,
  others: Others,
  at: Situation,
) => readonly Option[] | Promise<readonly Option[]>;

/** A command is a value; its names, summary and example stand in `data/locales` under `command.<path>`. */
export interface Command {
  readonly path: Right;
  readonly args: Args;
  readonly kind: "question" | "act";
  /** Where the rights are asked when neither an argument nor the channel names a body. */
  readonly about?: "plenary";
  /** What its platform is asked of the place before the act, which must not wait for it. */
  readonly asks?: "access" | "around";
  /** Set on what is meant as much when it is heard hours after it was said. */
  readonly lasting?: true;
  readonly run: (values: never, asked: never) => Answer<View>;
  readonly form?: CommandForm<never, never>;
  readonly offers?: Readonly<Record<string, OffersBeside<never> | undefined>>;
}

/** What can be filled in where typing is a burden. */
export interface CommandForm<Filled = unknown, Context = unknown> {
  /** The form, prefilled; `given` are the words that were typed already, by argument. */
  readonly show: (given: Words, asked: Situation) => Promise<Form | Refusal>;
  /** The words of each argument from what was entered; left out, each field is named after its argument. */
  readonly words?: (entries: Entries, given: Words) => Entries;
  /** The fields of what is refused: by the refusal's code, or by the argument that it is about. */
  readonly faults?: Readonly<Record<string, string>>;
  /** What is about to be done, read back before it is; left out, it is done at once. */
  readonly readBack?: (values: Filled, context: Context) => Promise<ReadBack>;
}

export interface ReadBack {
  readonly blocks: readonly Block[];
  /** Of the button that does it. */
  readonly submit: string;
}

/** What was typed for each argument; one that is absent was not given. */
export type Words = ReadonlyMap<string, string>;

type NoArgs = Readonly<Record<string, never>>;

interface Declared<A extends Args, Context> {
  readonly path: Right;
  readonly args?: A;
  readonly about?: "plenary";
  readonly asks?: "access" | "around";
  readonly lasting?: true;
  readonly run: (values: Values<A>, context: Context) => Answer<View>;
  readonly form?: CommandForm<Values<A>, Context>;
  /** Of the arguments that cannot be everything beside others; each offers by itself what is left out here. */
  readonly offers?: { readonly [Name in keyof A]?: OffersBeside<Partial<Values<A>>> };
}

/** Declares a command that only reads. */
export function defineQuestion<const A extends Args = NoArgs>(one: Declared<A, Asked>): Command {
  return { ...one, args: one.args ?? {}, kind: "question" };
}

/** Declares a command that changes something: it runs in one transaction, undone when it refuses. */
export function defineAct<const A extends Args = NoArgs>(one: Declared<A, Acting>): Command {
  return { ...one, args: one.args ?? {}, kind: "act" };
}
