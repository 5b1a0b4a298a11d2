import { throughField } from '../istiod/through-field.ts';

export const through = throughField('higress', 'The standard, beside the Service that it is for.');
