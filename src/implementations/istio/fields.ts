import { throughField } from '../istiod/through-field.ts';

export const through = throughField('istio', 'Istio');
