import { homeView, modalView } from "./block-kit.ts";
import { type Fields, isFields, word } from "./checks.ts";
import { kept, unescaped } from "./content.ts";
import { LIMITS } from "./limits.ts";
import { done, faulty, lacking, type Reply, refused } from "./refusals.ts";
import type { Triggers } from "./triggers.ts";
import { APP, BOT, TEAM, type View, type World } from "./world.ts";

/** What a view is made of beside what the app gave. */
type Standing = Pick<View, "id" | "user" | "type" | "rootId" | "previousId">;

/** Why Slack does not take this view; undefined when it does. */
export function refusalOfView(
  world: World,
  given: unknown,
  type: View["type"],
  replaces?: string,
): Reply | undefined {
  if (given === undefined) return lacking("view");
  if (!isFields(given))
    return faulty("invalid_arguments", ["must provide an object [json-pointer:/view]"]);
  if (Buffer.byteLength(JSON.stringify(given)) > LIMITS.viewBytes.most)
    return refused("view_too_large");
  const faults = (type === "modal" ? modalView : homeView)(given, "/view");
  if (faults.length > 0) return faulty("invalid_arguments", faults);
  const externalId = word(given["external_id"]);
  const twin = world.view({ externalId });
  return twin === undefined || twin.id === replaces ? undefined : refused("duplicate_external_id");
}

/** The view that an app's description makes. */
export function made(world: World, given: Fields, standing: Standing): View {
  const text = (name: string): string | undefined => {
    const one = given[name];
    return isFields(one) ? unescaped(word(one["text"])) : undefined;
  };
  return {
    ...standing,
    hash: world.newId("H"),
    blocks: kept(given["blocks"] as readonly unknown[]),
    title: text("title") ?? "",
    submit: text("submit"),
    callbackId: word(given["callback_id"]),
    externalId: word(given["external_id"]),
    privateMetadata: word(given["private_metadata"]),
    notifiesOnClose: given["notify_on_close"] === true,
    given,
  };
}

/** A view as Slack hands it out. */
export function asView(view: View, values: Fields = {}): Fields {
  return {
    ...view.given,
    id: view.id,
    team_id: TEAM.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: view.externalId,
    hash: view.hash,
    state: { values },
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: APP,
    bot_id: BOT.bot,
    app_installed_team_id: TEAM.id,
  };
}

/** Puts a view on top of what somebody has open; without anything below it is a root. */
export function stacked(world: World, user: string, given: Fields, below: readonly View[]): View {
  const id = world.newId("V");
  const view = made(world, given, {
    id,
    user,
    type: "modal",
    rootId: below[0]?.id ?? id,
    previousId: below.at(-1)?.id ?? null,
  });
  world.modals.set(user, [...below, view]);
  return view;
}

export function open(world: World, args: Fields, triggers: Triggers): Reply {
  return onto(world, args, triggers, () => []);
}

export function push(world: World, args: Fields, triggers: Triggers): Reply {
  return onto(world, args, triggers, (user) => world.modals.get(user) ?? []);
}

/** Slack looks at the view first: a refused view leaves its trigger for another try. */
function onto(
  world: World,
  args: Fields,
  triggers: Triggers,
  belowOf: (user: string) => readonly View[],
): Reply {
  if (args["trigger_id"] === undefined) return lacking("trigger_id");
  const refusal = refusalOfView(world, args["view"], "modal");
  if (refusal !== undefined) return refusal;
  const trigger = triggers.exchange(word(args["trigger_id"]));
  if ("ok" in trigger) return trigger;
  const below = belowOf(trigger.user);
  if (below.length >= LIMITS.viewsInStack.most) return refused("push_limit_reached");
  return done({ view: asView(stacked(world, trigger.user, args["view"] as Fields, below)) });
}

export function update(world: World, args: Fields): Reply {
  const { view_id: id, external_id: externalId, hash } = args;
  if (id === undefined && externalId === undefined) return lacking("view_id");
  const view = world.view(id === undefined ? { externalId: word(externalId) } : { id: word(id) });
  if (view === undefined) return refused("not_found");
  if (hash !== undefined && hash !== view.hash) return refused("hash_conflict");
  const refusal = refusalOfView(world, args["view"], view.type, view.id);
  if (refusal !== undefined) return refusal;
  const changed = made(world, args["view"] as Fields, view);
  world.putView(changed);
  return done({ view: asView(changed) });
}

export function publish(world: World, args: Fields): Reply {
  if (args["user_id"] === undefined) return lacking("user_id");
  const user = world.users.get(word(args["user_id"]));
  if (user === undefined) return faulty("invalid_arguments", ["invalid `user_id`"]);
  const before = world.homes.get(user.id);
  const { hash } = args;
  if (hash !== undefined && before !== undefined && hash !== before.hash)
    return refused("hash_conflict");
  const refusal = refusalOfView(world, args["view"], "home", before?.id);
  if (refusal !== undefined) return refusal;
  const id = before?.id ?? world.newId("V");
  const view = made(world, args["view"] as Fields, {
    id,
    user: user.id,
    type: "home",
    rootId: id,
    previousId: null,
  });
  world.putView(view);
  return done({ view: asView(view) });
}
