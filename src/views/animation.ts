import type { BodyBoard } from "../boards/body.ts";
import type { Member } from "../domain/member.ts";
import type { Speech } from "../text.ts";
import { note, text, type View, view } from "../view.ts";
import { animationInWords } from "./commission.ts";

/** Who animates a body; where a partner was just added (with its delegates), who can act for it. */
export function animationView(
  board: Pick<BodyBoard, "body" | "animators">,
  added: readonly Member[] | undefined,
  speech: Speech,
): View {
  const { say } = speech;
  const canAct = added?.some((member) => member.delegation?.confirmed) ?? true;
  return view(
    text(
      say("animation.now", { body: board.body.name, animation: animationInWords(board, speech) }),
    ),
    !canAct && note(say("animation.nobody-yet")),
  );
}
