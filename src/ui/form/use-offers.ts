import { useMemo } from 'react';
import type { ChoiceId } from '../../implementations/fact.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { type Offer, offerOf } from './offer.ts';

/** What the chosen implementation and version make of choices; nothing is known while it is being loaded. */
export function useOffer(): (choice: ChoiceId) => Offer | null {
  const configuration = useWorkspace((state) => state.configuration);
  const implementation = useWorkspace((state) => state.implementation);
  const index = useWorkspace((state) => state.view.backend);
  return useMemo(() => {
    const backend = configuration.backends[index];
    if (implementation.status !== 'ready' || backend === undefined) return () => null;
    const { facts } = implementation.implementation;
    return (choice: ChoiceId) => offerOf(facts, choice, configuration, backend);
  }, [configuration, implementation, index]);
}
