import { channelOf } from "../support/places.ts";
import { refuses } from "../support/refusals.ts";
import type { Town } from "../support/town.ts";

const shutBy = (code: string) => async (town: Town) =>
  town.far().shut(channelOf("slack", "brand-new"), { kind: "refused", code });

refuses("channel bind", {}, [
  {
    says: "salon associer",
    english: "channel bind",
    refused: "channel.already",
    fr: "Ce salon est déjà celui de « Logement ».",
    en: "This channel is already the one of “Logement”.",
  },
  {
    says: "salon associer emploi",
    english: "channel bind emploi",
    refused: "channel.taken",
    fr: "Ce salon est celui de « Logement ». Pour en faire celui de « Emploi », dissociez-le d’abord : /utopia salon dissocier",
    en: "This channel is the one of “Logement”. To make it the one of “Emploi”, unbind it first: /utopia channel unbind",
  },
  {
    says: "salon associer emploi",
    english: "channel bind emploi",
    in: "direct",
    refused: "channel.direct",
    fr: "Ceci est une conversation à deux. Tapez cette commande dans le salon qui doit devenir celui de « Emploi ».",
    en: "This is a conversation between us. Type this command in the channel that is to be the one of “Emploi”.",
  },
  {
    says: "salon associer",
    english: "channel bind",
    in: "brand-new",
    refused: "body.which",
    fr: "De quelle commission s’agit-il ? Ajoutez son nom juste après la commande. Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "Which commission is it about? Add its name right after the command. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: "salon associer zorglub",
    english: "channel bind zorglub",
    in: "brand-new",
    refused: "body.unknown",
    fr: "Je ne connais pas « zorglub ». Ce qui existe : Emploi, Logement, Santé / Vie quotidienne, Jeunesse et Plénière.",
    en: "I do not know “zorglub”. What there is: Emploi, Logement, Santé / Vie quotidienne, Jeunesse and Plénière.",
  },
  {
    says: "salon associer logement",
    english: "channel bind logement",
    in: "brand-new",
    by: "member",
    refused: "rights.animation",
    fr: "« salon associer » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“channel bind” is for the animation of “Logement”, or for the coordination: ask them.",
  },
]);

refuses("channel bind", { where: shutBy("not-invited") }, [
  {
    says: "salon associer logement",
    english: "channel bind logement",
    in: "brand-new",
    refused: "channel.not-invited",
    fr: "Utopia n’est pas encore dans ce salon et ne pourrait rien y poster. Tapez ici /invite @utopia, puis de nouveau : /utopia salon associer Logement",
    en: "Utopia is not in this channel yet, and could post nothing in it. Type here /invite @utopia, then again: /utopia channel bind Logement",
  },
]);

refuses("channel bind", { where: shutBy("channel-archived") }, [
  {
    says: "salon associer logement",
    english: "channel bind logement",
    in: "brand-new",
    refused: "channel.barred",
    fr: "Rien ne pourrait être posté ici : le salon est archivé. Désarchivez ce salon ; ou tapez /utopia salon associer et le nom de la commission dans un autre, qui prendra sa place.",
    en: "Nothing could be posted here: the channel is archived. Unarchive this channel; or type /utopia channel bind and the commission’s name in another, which takes its place.",
  },
]);

refuses("channel unbind", {}, [
  {
    says: "salon dissocier",
    english: "channel unbind",
    in: "brand-new",
    refused: "channel.not-bound",
    fr: "Ce lieu n’est le salon d’aucune commission : il n’y a rien à dissocier.",
    en: "This place is no commission’s channel: there is nothing to unbind.",
  },
  {
    says: "salon dissocier emploi",
    english: "channel unbind emploi",
    refused: "typed.too-much",
    fr: "Je n’ai pas su quoi faire de « emploi » après « salon dissocier ». Tapez par exemple : /utopia salon dissocier",
    en: "I did not know what to do with “emploi” after “channel unbind”. Type for example: /utopia channel unbind",
  },
  {
    says: "salon dissocier",
    english: "channel unbind",
    by: "member",
    refused: "rights.animation",
    fr: "« salon dissocier » revient à l’animation de « Logement », ou à la coordination : demandez-le-leur.",
    en: "“channel unbind” is for the animation of “Logement”, or for the coordination: ask them.",
  },
  {
    says: "salon dissocier",
    english: "channel unbind",
    in: "direct",
    by: "animation",
    refused: "rights.coordination",
    fr: "« salon dissocier » revient à la coordination du réseau : demandez-le-lui.",
    en: "“channel unbind” is for the network’s coordination: ask them.",
  },
]);

refuses("channel space", {}, [
  {
    says: "salon espace",
    english: "channel space",
    refused: "channel.no-space",
    fr: "Aucun salon à associer autour de celui-ci : il faut un espace (Matrix) où Utopia est invité, et des salons qui portent le nom d’une commission. Un salon à la fois : /utopia salon associer logement",
    en: "No channel to bind around this one: it takes a space (Matrix) to which Utopia is invited, and channels called as a commission is. One channel at a time: /utopia channel bind logement",
  },
  {
    says: "salon espace",
    english: "channel space",
    by: "animation",
    refused: "rights.coordination",
    fr: "« salon espace » revient à la coordination du réseau : demandez-le-lui.",
    en: "“channel space” is for the network’s coordination: ask them.",
  },
]);

refuses("channel unbind", { platform: "terminal" }, [
  {
    says: "salon dissocier",
    english: "channel unbind",
    refused: "channel.embedded",
    fr: "Le salon d’une commission dans ce terminal ne se dissocie pas. Rien n’y est plus envoyé dès qu’un autre salon lui est associé.",
    en: "A commission’s channel in this terminal cannot be unbound. Nothing is posted there any more once another channel is bound to it.",
  },
]);
