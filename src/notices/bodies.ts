import { digestBoard } from "../boards/digest.ts";
import type { Body } from "../domain/body.ts";
import type { View } from "../view.ts";
import { digestView, plenaryMissingView } from "../views/digest.ts";
import { holidayView } from "../views/rhythm.ts";
import type { Composer, Obsolete, Occasion } from "./occasion.ts";

/** About a body that still meets. */
const ofBody =
  (
    show: (occasion: Occasion, body: Body) => View | Obsolete | Promise<View | Obsolete>,
  ): Composer =>
  async (occasion) => {
    const body = await occasion.repos.bodies.byId(occasion.delivery.subjectId);
    return body === undefined ? { obsolete: "gone" } : show(occasion, body);
  };

const dayOf = ({ delivery }: Occasion, name: string) => ({ day: String(delivery.detail[name]) });

/** What is said about commissions, committees and the plenary. */
export const bodyNotices = {
  digest: ofBody(async ({ repos, now, speech }, body) =>
    digestView(await digestBoard(repos, body, now), speech),
  ),
  "plenary-missing": ofBody((occasion, body) =>
    plenaryMissingView(body, dayOf(occasion, "until"), occasion.speech),
  ),
  "rhythm-holiday": ofBody((occasion, body) =>
    holidayView(body, dayOf(occasion, "day"), occasion.speech),
  ),
} satisfies Record<string, Composer>;
