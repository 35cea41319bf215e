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

/** A platform on loopback that can fail in every way, as far as a series needs to know it. */
export interface StormyPlatform<Gust extends string> {
  readonly platform: string;
  /** Of its accounts and channels. */
  readonly scope: string;
  /** What the bot connects with. */
  settings(): Promise<unknown>;
  readonly render: Chat["render"];
  /** Opens a channel; gives its address. */
  channel(name: string, number: number): string;
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

/** A kind of platform: how much goes wrong on it, the program that is the bot there, and how one comes to be. */
export interface Stormy<Gust extends string> {
  /** How fast time passes. */
  readonly times: number;
  readonly climate: Climate<Gust>;
  readonly bot: string;
  readonly open: (haste: Haste) => Promise<StormyPlatform<Gust>>;
}
