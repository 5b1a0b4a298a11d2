import type { Configuration } from '../../configuration/configuration.ts';
import { encodeLink, encodeLinkWith, type Link } from '../../share/encode-link.ts';
import type { Snapshot } from '../../workspace/state.ts';

/** While the text waits to be mended, the link leads to what both sides last agreed on, with the text as it stands. */
export function linkTo(configuration: Configuration, hand: Snapshot['hand'], certificates: boolean): Link {
  if (hand === null) return { link: encodeLink(configuration, { certificates }), leftOut: null };
  const { agreed, ...manifests } = hand;
  return encodeLinkWith(agreed, manifests, { certificates });
}
