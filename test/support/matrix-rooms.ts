import { MatrixServer } from "../fakes/matrix-server.ts";
import { temporaryFile } from "./files.ts";
import { MatrixDevice } from "./matrix-device.ts";

export const ROOM = "!logement:thionville.fr";
export const UTOPIA = "@utopia:thionville.fr";
export const LEA = "@lea:thionville.fr";
export const KARIM = "@karim:thionville.fr";

export const MEGOLM = { algorithm: "m.megolm.v1.aes-sha2" };
const PASSWORD = "un mot de passe";

/** A homeserver on which Utopia, Léa and Karim have accounts, and the first two an encrypted room. */
export async function homeserver() {
  const matrix = await MatrixServer.start();
  for (const id of [UTOPIA, LEA, KARIM]) matrix.world.enrols(id, PASSWORD);
  matrix.world.opens(ROOM, [LEA, UTOPIA], MEGOLM);
  const settingsOf = (user: string) => ({ url: matrix.url, user, password: PASSWORD });
  return {
    matrix,
    settingsOf,
    utopia: settingsOf(UTOPIA),
    /** Somebody on a device and a machine of their own. */
    person: async (user: string) => {
      const device = await MatrixDevice.begins(temporaryFile(), settingsOf(user));
      await device.syncs();
      return device;
    },
  };
}
