import { useMemo } from 'react';
import type { ChoiceId, Fact } from '../../implementations/fact.ts';
import type { WorkspaceState } from '../../workspace/state.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { type Offer, offerOf } from './offer.ts';

/**
 * What the chosen implementation and version make of choices. While another one is being loaded, what the last one makes
 * of them stays, so that the form moves once and not twice; nothing is known where it cannot be loaded.
 */
export function useOffer(): (choice: ChoiceId) => Offer | null {
  const configuration = useWorkspace((state) => state.configuration);
  const facts = useWorkspace(factsOf);
  const index = useWorkspace((state) => state.view.backend);
  return useMemo(() => {
    const backend = configuration.backends[index];
    if (facts === undefined || backend === undefined) return () => null;
    return (choice: ChoiceId) => offerOf(facts, choice, configuration, backend);
  }, [configuration, facts, index]);
}

function factsOf({ implementation, shown }: WorkspaceState): readonly Fact[] | undefined {
  if (implementation.status === 'ready') return implementation.implementation.facts;
  return implementation.status === 'loading' ? shown?.loaded.implementation.facts : undefined;
}
