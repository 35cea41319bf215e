import { refuses } from "../support/refusals.ts";

refuses("menu", {}, [
  {
    says: "accueil vite",
    english: "home now",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « vite » après « menu ». Tapez par exemple : /utopia menu",
    en: "I did not know what to do with “now” after “menu”. Type for example: /utopia menu",
  },
  {
    says: "acueil",
    english: "hom",
    refused: "typed.unknown-near",
    fr: "Je ne connais pas « acueil ». Vouliez-vous dire : menu ?",
    en: "I do not know “hom”. Did you mean: menu?",
  },
]);
