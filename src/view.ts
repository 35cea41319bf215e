import type { Slot } from "./when.ts";

/**
 * What people are shown, without how. Strings are text from outside, to be escaped
 * by the renderer; nothing in a View is ever markup.
 */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly label: string }
  /** A moment with its words in the reader's language; platforms that can add the reader's own hour. */
  | { readonly slot: Slot; readonly words: string };

export type Text = readonly Inline[];

/**
 * A button. `run` is a typed command, run as if the person had typed it (at most 90
 * characters: Discord's custom_id holds 100); `ask` is the beginning of a command that the person completes.
 */
export type Action =
  | { readonly label: string; readonly run: string; readonly tone?: "primary" | "danger" }
  | { readonly label: string; readonly ask: string };

export interface PollLine {
  readonly number: number;
  readonly label: Text;
  readonly tally: Text;
  /** Who answered what, by partner; empty when secret or nobody answered. */
  readonly voices: Text;
  /** The answers that one click can give to this option, none once the poll is closed. */
  readonly actions: readonly Action[];
}

export type Block =
  | { readonly block: "title"; readonly text: Text }
  | { readonly block: "text"; readonly text: Text }
  | {
      readonly block: "facts";
      readonly facts: readonly { readonly label: string; readonly value: Text }[];
    }
  | { readonly block: "list"; readonly items: readonly Text[] }
  | {
      readonly block: "poll";
      readonly lines: readonly PollLine[];
      /** What to type, where buttons would be too many; empty once the poll is closed. */
      readonly how: Text;
      /** Opens the form that answers all of it, where forms can be shown; absent once it is closed. */
      readonly form?: Action;
      /** Set where one option can be chosen and no more. */
      readonly single?: true;
    }
  | { readonly block: "actions"; readonly actions: readonly Action[] }
  | { readonly block: "link"; readonly url: string; readonly label: string }
  | { readonly block: "note"; readonly text: Text };

export interface View {
  readonly blocks: readonly Block[];
  /** Set on a refusal: its code, the same in every language. */
  readonly refused?: string;
  /** Set on a fault of ours: the reference that stands in the log. */
  readonly fault?: string;
  /** Set on a refusal of what was filled in: the name of the field that it is about. */
  readonly field?: string;
  /** Set on an answer to a click that says no more than what was clicked on will show. */
  readonly echo?: true;
  /** A form to be shown; only to whoever said that it can be. */
  readonly form?: Form;
  /** What a calendar shows, described by the blocks; only to a platform that keeps one. */
  readonly event?: CalendarEvent;
}

/** Instants in epoch ms. */
export interface CalendarEvent {
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** In words; never empty. */
  readonly place: string;
  readonly isCancelled: boolean;
}

/** What is filled in instead of typed. */
export interface Form {
  /** The command that it completes, as it is typed: « vote #12 ». */
  readonly command: string;
  readonly title: string;
  /** Of the button that sends it. */
  readonly submit: string;
  /** Stands above the fields. */
  readonly intro: readonly Block[];
  readonly fields: readonly Field[];
  /** Set when `intro` reads back what these fields hold: sent again unchanged, it is done. */
  readonly readBack?: true;
}

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: true;
  /** What stands in it when it is shown: words, an ISO date, « 18:00 », the value of an option. */
  readonly value?: string;
} & FieldKind;

type FieldKind =
  | { readonly kind: "line" | "lines"; readonly most: number; readonly example?: string }
  | { readonly kind: "day" | "time" }
  | { readonly kind: "choice"; readonly options: readonly Option[] };

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What was entered, by the name of its field; what was left empty is absent. */
export type Entries = Readonly<Record<string, string>>;

export const title = (text: Text): Block => ({ block: "title", text });
export const text = (content: Text): Block => ({ block: "text", text: content });
export const note = (content: Text): Block => ({ block: "note", text: content });
export const list = (items: readonly Text[]): Block => ({ block: "list", items });
export const actions = (...all: readonly Action[]): Block => ({ block: "actions", actions: all });

/** A view of these blocks; what is absent (`undefined`, `false`) is left out. */
export function view(...blocks: readonly (Block | undefined | false)[]): View {
  return { blocks: blocks.filter((one): one is Block => one !== undefined && one !== false) };
}
