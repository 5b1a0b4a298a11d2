import { useMemo } from 'react';
import type { ChoiceId, Fact } from '../../implementations/fact.ts';
import { offeringOf } from '../../workspace/derived.ts';
import type { WorkspaceState } from '../../workspace/state.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { type Offer, offerOf } from './offer.ts';

/**
 * What the chosen implementation and version make of choices. While another one is being loaded, what the last one makes
 * of them stays, so that the form moves once and not twice; nothing is known where it cannot be loaded.
 */
export function useOffer(): (choice: ChoiceId) => Offer | null {
  const facts = useWorkspace(factsOf);
  const setting = useWorkspace((state) => state.configuration.setting);
  const route = useWorkspace((state) => state.configuration.route.kind);
  const target = useWorkspace(({ configuration, view }) => configuration.backends[view.backend]?.target);
  return useMemo(() => {
    if (facts === undefined || target === undefined) return () => null;
    return (choice: ChoiceId) => offerOf(facts, choice, { setting, route, target });
  }, [facts, setting, route, target]);
}

function factsOf(state: WorkspaceState): readonly Fact[] | undefined {
  const { implementation, shown } = state;
  const last = implementation.status === 'loading' ? shown?.loaded.implementation : undefined;
  return (offeringOf(state) ?? last)?.facts;
}
