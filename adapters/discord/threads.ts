/**
 * The threads that were asked after, by the channel that they are in. What befalls that channel
 * befalls them, and is not told of them (docs.discord.com/developers/topics/threads).
 */
export class Threads {
  readonly #parents = new Map<string, string>();

  note(thread: string, parent: string): void {
    this.#parents.set(thread, parent);
  }

  in(parent: string): readonly string[] {
    return [...this.#parents].filter(([, one]) => one === parent).map(([thread]) => thread);
  }
}
