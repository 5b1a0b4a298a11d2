import { useMemo } from 'react';
import { CHOICE_HEADS } from '../../implementations/choice-labels.ts';
import type { ChoiceId } from '../../implementations/fact.ts';
import { daysOf } from '../../implementations/matrix.ts';
import { offeringOf } from '../../workspace/derived.ts';
import { useWorkspace } from '../workspace-context.tsx';
import type { Offer } from './offer.ts';
import { useOffer } from './use-offers.ts';

const SHOWN: readonly ChoiceId[] = [
  'mode-system',
  'mode-custom',
  'mode-skip',
  'subject-alt-names',
  'client-certificate',
  'tls-versions',
];

const TARGETS = {
  Service: 'a Service',
  ExternalHost: 'a host outside the cluster',
  Gateway: 'a policy on a Gateway',
  HTTPRoute: 'a policy on an HTTPRoute',
} as const;

/** What the chosen implementation and version can do for this target and route, before anything is asked of it. */
export function Abilities() {
  const offer = useOffer();
  const route = useWorkspace((state) => state.configuration.route.kind);
  const target = useWorkspace(({ configuration, view }) => configuration.backends[view.backend]?.target.kind);
  const facts = useWorkspace((state) => offeringOf(state)?.facts);
  const days = useMemo(() => (facts === undefined ? null : daysOf(facts)), [facts]);
  return (
    <div className="abilities wide">
      <p className="help">
        For {target === undefined ? 'this target' : TARGETS[target]} behind {route === 'HTTPRoute' ? 'an' : 'a'} {route}
        {days === null ? '' : `, by sources read on ${days.newest}`}:
      </p>
      <ul>
        {SHOWN.map((choice) => (
          <Ability key={choice} choice={choice} offer={offer(choice)} />
        ))}
      </ul>
    </div>
  );
}

const WORDS = { yes: ['✓', 'works'], maybe: ['?', 'not certain'], no: ['–', 'not possible'] } as const;

function Ability({ choice, offer }: { readonly choice: ChoiceId; readonly offer: Offer | null }) {
  if (offer === null) return null;
  const { available, says } = offer.note;
  const [sign, word] = WORDS[available];
  return (
    <li data-available={available} title={says}>
      <span aria-hidden="true">{sign}</span> {CHOICE_HEADS[choice]}
      <span className="visually-hidden">: {word}</span>
    </li>
  );
}
