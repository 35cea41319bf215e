import type { Fields } from "./checks.ts";
import { type Entries, entriesOf, type Field, fieldsOf } from "./forms.ts";
import { readBlocks, type Seen } from "./reading.ts";
import { made, refusalOfView, stacked } from "./view-methods.ts";
import type { View, World } from "./world.ts";

/** A modal as the person before it sees it. */
export interface Modal extends Seen {
  readonly title: string;
  readonly fields: readonly Field[];
  /** What the button that sends it says; undefined where there is none. */
  readonly submit: string | undefined;
  /** What Slack says when the app answered badly or not at all. */
  readonly trouble: string | undefined;
}

interface Screen {
  readonly hash: string;
  readonly entries: Entries;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble?: string;
}

export const TROUBLE = "We had some trouble connecting. Try again?";

/** What stands on people's screens beside what Slack knows: what they entered, what was wrong. */
export class Screens {
  readonly #world: World;
  readonly #screens = new Map<string, Screen>();

  constructor(world: World) {
    this.#world = world;
  }

  /** What is entered in a view now. */
  entries(view: View): Entries {
    return this.#screen(view).entries;
  }

  enter(view: View, block: string, action: string, value: Fields): void {
    const { entries } = this.#screen(view);
    const changed = { ...entries, [block]: { ...entries[block], [action]: value } };
    this.#screens.set(view.id, { hash: view.hash, entries: changed, errors: {} });
  }

  #screen(view: View): Screen {
    const before = this.#screens.get(view.id);
    if (before?.hash === view.hash) return before;
    const screen = { hash: view.hash, entries: entriesOf(view, before?.entries), errors: {} };
    this.#screens.set(view.id, screen);
    return screen;
  }

  modal(view: View): Modal {
    const { entries, errors, trouble } = this.#screen(view);
    const seen = readBlocks(view.blocks, (id) => this.#world.nameOf(id));
    const { title, submit } = view;
    return { ...seen, title, submit, trouble, fields: fieldsOf(view, entries, errors) };
  }

  /** Says beside its fields what is wrong. */
  object(view: View, errors: Readonly<Record<string, string>>, trouble?: string): void {
    const { hash, entries } = this.#screen(view);
    this.#screens.set(view.id, { hash, entries, errors, ...(trouble && { trouble }) });
  }

  /**
   * Does what the app answered to a form; undefined when it could not be done.
   * https://docs.slack.dev/surfaces/modals#updating_response
   */
  respond(view: View, body: Fields): "done" | undefined {
    const stack = this.#world.modals.get(view.user) ?? [];
    const below = stack.filter((one) => one.id !== view.id);
    const given = body["view"] as Fields;
    switch (body["response_action"]) {
      case undefined:
        this.#world.modals.set(view.user, below);
        return "done";
      case "clear":
        this.#world.modals.set(view.user, []);
        return "done";
      case "errors": {
        const errors = (body["errors"] ?? {}) as Readonly<Record<string, string>>;
        const inputs = view.blocks.filter(({ type }) => type === "input");
        const isKnown = (id: string) => inputs.some(({ block_id: one }) => one === id);
        const ids = Object.keys(errors);
        if (ids.length === 0 || !ids.every(isKnown)) return undefined;
        this.object(view, errors);
        return "done";
      }
      case "update":
        if (refusalOfView(this.#world, given, "modal", view.id) !== undefined) return undefined;
        this.#world.putView(made(this.#world, given, view));
        return "done";
      case "push":
        if (refusalOfView(this.#world, given, "modal") !== undefined) return undefined;
        stacked(this.#world, view.user, given, stack);
        return "done";
      default:
        return undefined;
    }
  }
}
