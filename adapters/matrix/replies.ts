import { setTimeout as sleep } from "node:timers/promises";
import { ChatError, type Content, type Place } from "../../src/chat.ts";
import { faultReference } from "../../src/errors.ts";
import { oneLine } from "../../src/inert.ts";
import type { Log } from "../../src/log.ts";
import { type Language, speech } from "../../src/text.ts";
import { text, type View, view } from "../../src/view.ts";
import { messageOf } from "./content.ts";
import type { EventContent } from "./encryption.ts";
import { relationOf, type TimelineEvent } from "./events.ts";
import { escaped, unrung } from "./markup.ts";
import { renderAnswer } from "./render.ts";
import { type Sending, wordsOf } from "./sending.ts";

/** How often an answer is tried again; whoever asked has gone away meanwhile. */
const MOST_TRIES = 8;
const PAUSE = 2_000;

interface RepliesParts {
  readonly sending: Sending;
  readonly language: Language;
  readonly log: Log;
  readonly closing: AbortSignal;
  readonly underWay: (work: Promise<void>) => void;
}

/** Whom an answer is for. */
interface Asker {
  readonly userId: string;
  readonly name: string;
}

/** Answers what people said, each of them in each room in their own order and none waiting for another. */
export class Replies {
  readonly #parts: RepliesParts;
  readonly #queues = new Map<string, Promise<void>>();

  constructor(parts: RepliesParts) {
    this.#parts = parts;
  }

  /**
   * Answers a message, in its thread if it stands in one. It never notifies.
   * @param cause what is answered: for the same one, the homeserver takes one answer
   */
  answer(room: string, event: TimelineEvent, answer: View, cause = event.event_id): void {
    const { language } = this.#parts;
    this.#queue(room, event.sender, cause, renderAnswer(answer, language), (words) => ({
      ...wordsOf(words, "m.notice"),
      "m.relates_to": replyTo(event),
    }));
  }

  /** Tells somebody what their click on a message came to: beside it, and to them alone. */
  aside(place: Place, cause: string, target: string, to: Asker, answer: View): void {
    const { language } = this.#parts;
    const isDirect = place.kind === "direct";
    this.#queue(place.address, to.userId, cause, renderAnswer(answer, language), (words) => ({
      ...wordsOf(isDirect ? words : addressed(words, to, language), "m.text"),
      ...(!isDirect && {
        "m.mentions": { user_ids: [to.userId] },
        "m.relates_to": inThread(target),
      }),
    }));
  }

  /** Settled once all is answered that was to be answered until now. */
  async answered(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  #queue(
    room: string,
    userId: string,
    cause: string,
    contents: readonly Content[],
    made: (words: { readonly body: string; readonly html: string }) => EventContent,
  ): void {
    const asker = `${room} ${userId}`;
    const before = this.#queues.get(asker) ?? Promise.resolve();
    const answer = async () => {
      await before;
      for (const [at, content] of contents.entries())
        await this.#send(room, made(messageOf(content)), `answer ${cause} ${at}`);
    };
    const told = answer().catch((error: unknown) => this.#apologize(room, cause, error));
    this.#queues.set(asker, told);
    void told.finally(() => {
      if (this.#queues.get(asker) === told) this.#queues.delete(asker);
    });
    this.#parts.underWay(told);
  }

  async #send(room: string, content: EventContent, key: string): Promise<void> {
    const { sending, closing } = this.#parts;
    for (let attempt = 1; ; attempt += 1)
      try {
        await sending.message(room, content, key);
        return;
      } catch (error) {
        const isFinal = !(error instanceof ChatError) || error.failure.kind === "refused";
        if (isFinal || attempt === MOST_TRIES || closing.aborted) throw error;
        const { failure } = error;
        const wait = failure.kind === "limited" ? failure.retryAfter : PAUSE * attempt;
        await sleep(wait, undefined, { signal: closing }).catch(() => undefined);
      }
  }

  async #apologize(room: string, cause: string, error: unknown): Promise<void> {
    const { language, log, sending, closing } = this.#parts;
    const reference = faultReference();
    log.error({ reference, err: error, platform: "matrix" }, "an answer could not be shown");
    if (closing.aborted || (error instanceof ChatError && error.failure.kind === "refused")) return;
    const [sorry] = renderAnswer(
      view(text(speech(language).say("answer.lost", { reference }))),
      language,
    );
    if (sorry === undefined) return;
    await sending
      .message(room, wordsOf(messageOf(sorry), "m.notice"), `sorry ${cause}`)
      .catch((lost: unknown) =>
        log.error({ reference, err: lost, platform: "matrix" }, "nor could the apology"),
      );
  }
}

/** A reply, in the thread of what it replies to. */
function replyTo(event: TimelineEvent): EventContent {
  const reply = { "m.in_reply_to": { event_id: event.event_id } };
  const { rel_type: type, event_id: root } = relationOf(event);
  return type === "m.thread"
    ? { ...reply, rel_type: type, event_id: root, is_falling_back: false }
    : reply;
}

const inThread = (root: string): EventContent => ({
  rel_type: "m.thread",
  event_id: root,
  is_falling_back: true,
  "m.in_reply_to": { event_id: root },
});

/** Beginning with who it is for, as clients write a mention. */
function addressed(
  { body, html }: { readonly body: string; readonly html: string },
  { userId, name }: Asker,
  language: Language,
) {
  const link = `https://matrix.to/#/${encodeURIComponent(userId)}`;
  const sign = language === "fr" ? "\u00a0:" : ":";
  return {
    body: `${unrung(oneLine(name))}${sign} ${body}`,
    html: `<p><a href="${link}">${escaped(oneLine(name))}</a>${sign}</p>${html}`,
  };
}
