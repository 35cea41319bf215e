import type { Place } from "../chat.ts";
import { isRefusal, type Refusal, refuse } from "../domain/refusal.ts";
import { OPERATOR } from "../founding.ts";
import { House, type HouseParts } from "../house.ts";
import { rehearse } from "../rehearse.ts";
import { restore as putBack } from "../restore.ts";
import { type Language, speech } from "../text.ts";
import { backlog } from "../upcoming.ts";
import { text, title, type View, view } from "../view.ts";
import { backlogBlocks } from "../views/pause.ts";
import { refusalView } from "../views/refusal.ts";
import type { Tool } from "./tool.ts";

/**
 * `restore FILE`: puts a copy in the database's place, paused, and lists what it would
 * send. It opens no database before: the present one may be damaged.
 */
export const restore: Tool = async ([file], box) => {
  const { config, now } = box;
  const restored =
    file === undefined ? refuse("restore.which") : await putBack(file, config.database, now);
  if (isRefusal(restored)) return inEveryLanguage(restored);
  const { store, territories } = await box.open();
  const { pause, former } = restored;
  const [territory] = territories;
  const { zone, language } = territory;
  const said = speech(language);
  const make = (parts: HouseParts) => new House(parts, territories);
  const waiting = await store.read(territory.id, (repos) =>
    backlog({ now, place: HERE, repos, territory }, (span, hear) =>
      rehearse({ ...box, store, territories, make }, span, hear),
    ),
  );
  return view(
    title(said.say("restore.done", { file: file ?? "", former: former ?? "" })),
    text(said.say("backlog.title")),
    ...backlogBlocks(waiting, pause.restoredFrom, zone, said),
    text(said.say("restore.go-on")),
  );
};

const HERE: Place = { ...OPERATOR, address: OPERATOR.userId, kind: "direct" };

const LANGUAGES: readonly Language[] = ["fr", "en"];

/** Nothing is open that would say which language is spoken here. */
function inEveryLanguage(refusal: Refusal): View {
  const said = LANGUAGES.map((language) => refusalView(refusal, speech(language)));
  return { blocks: said.flatMap(({ blocks }) => blocks), refused: refusal.refused };
}
