import type { Chat } from "../../src/chat.ts";
import type { Standing } from "../fakes/far-side-process.ts";
import type { Haste } from "./haste.ts";
import type { Climate, Turn } from "./storm.ts";

/** A command as somebody gives it: each argument as it would be typed in a row, in that order. */
export interface Asked {
  /** « sondage dates ». */
  readonly path: string;
  /** By the French name of the argument; `true`: a flag. */
  readonly given: Readonly<Record<string, string | true>>;
}

/** Somebody on a platform. */
export interface Talker {
  readonly id: string;
  /** Gives a command there, and waits for the answer; not for ever, since a bot that is dead gives none. */
  asks(asked: Asked, channel: string): Promise<void>;
}

/** A platform with its people, as far as a network on it needs to know it. */
export interface Peopled {
  readonly platform: string;
  /** Of its accounts and channels. */
  readonly scope: string;
  /** What the bot connects with. */
  settings(): Promise<unknown>;
  /** Opens a channel; gives its address. */
  channel(name: string, number: number): string;
  talker(number: number, name: string): Pick<Talker, "id">;
}

/** A platform on loopback that can fail in every way, as far as a series needs to know it. */
export interface StormyPlatform<Gust extends string> extends Peopled {
  readonly render: Chat["render"];
  talker(number: number, name: string): Talker;
  /** The next call of this name goes so. */
  fails(call: string, turn: Turn): void;
  /** How the calls of this name went. */
  turnsOf(call: string): ReadonlySet<string>;
  /** How many messages were posted. */
  readonly posts: number;
  blows(gust: Gust): void;
  /**
   * What the bot has posted, whatever it answered left out, in each conversation the oldest
   * first. @param keys under which it can have been posted
   */
  standing(keys: readonly string[]): readonly Omit<Standing, "changedAt">[];
  close(): Promise<void>;
}

/** Forty times as fast, a pause of a second takes 25 ms, and a platform is waited for 375 ms. */
export const IN_HASTE = 40;

/** How fast time passes on a kind of platform, how one comes to be, and how many are on it. */
export interface Hurried<Side extends Peopled> {
  readonly times: number;
  readonly open: (haste: Haste) => Promise<Side>;
  /** How many people there are, and channels of each body. */
  readonly crowd?: { readonly people: number; readonly channels: number };
}

/** A kind of platform on which much goes wrong: how much, and the program that is the bot there. */
export interface Stormy<Gust extends string> extends Hurried<StormyPlatform<Gust>> {
  readonly climate: Climate<Gust>;
  readonly bot: string;
}
