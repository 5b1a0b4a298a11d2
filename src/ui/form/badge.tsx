import { badgeOf, type Offer } from './offer.ts';

/** How well a choice is supported, in a word or two. */
export function Badge({ offer }: { readonly offer: Offer | null }) {
  const badge = offer === null ? null : badgeOf(offer);
  if (offer === null || badge === null) return null;
  return (
    <span className="badge" data-available={offer.note.available}>
      {badge}
    </span>
  );
}
