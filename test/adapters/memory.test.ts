import type { Account, Place } from "../../src/chat.ts";
import { plain } from "../../src/text.ts";
import type { View } from "../../src/view.ts";
import { FarSide } from "../support/far-side.ts";
import { letterOf, MemoryChat, MOST_ACTIONS, MOST_CHARACTERS } from "../support/memory-chat.ts";
import { adapterContract, type Harness } from "./contract.ts";
