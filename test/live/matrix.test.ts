import { adapterContract } from "../adapters/contract.ts";
import { matrixSide } from "./matrix-side.ts";

adapterContract("Matrix", () => matrixSide(false));
adapterContract("Matrix, encrypted,", () => matrixSide(true));
