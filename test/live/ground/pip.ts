import { join } from "node:path";
import type { Installation } from "./made.ts";
import { ends } from "./progress.ts";
import type { Python } from "./python.ts";

// The versions of Debian's packages of the day, so that both ways lead to the same ground.
const PACKAGES = ["matrix-synapse==1.160.0", "matrix-nio[e2e]==0.25.2"];

/** Synapse and nio from PyPI, in a virtual environment. */
export const VENV: Installation = {
  name: "venv",
  what: "Installing Synapse and matrix-nio by pip",
  install: async (folder) => {
    await ends("python3", ["-m", "venv", folder]);
    const patience = ["--retries", "1", "--timeout", "15"];
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...patience];
    await ends(join(folder, "bin/python"), [...pip, ...PACKAGES]);
  },
};

export const pythonOfVenv = (folder: string): Python => ({
  command: [join(folder, "bin/python")],
  root: "/",
});
