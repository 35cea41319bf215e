/** Where lines come from. */
export interface Keyboard {
  /** Shows the prompt and gives the next line; undefined when there is none any more. */
  read(prompt: string): Promise<string | undefined>;
  /** Puts words after the next prompt, to be completed there; false where nobody can. */
  begin(words: string): boolean;
  close(): void;
}
