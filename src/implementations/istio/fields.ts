import { throughField } from '../istiod/through-field.ts';

export const through = throughField(
  'istio',
  'The standard. Istio applies it to every client in the mesh, not to the gateway alone.',
);
