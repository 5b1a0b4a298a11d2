import type { Configuration } from '../../configuration/configuration.ts';
import type { Field } from '../field.ts';
import { knowsHttps } from './service-protocol.ts';

export const through: Field = {
  id: 'contour.through',
  type: 'choice',
  preset: 'annotation',
  label: 'TLS without verification through',
  help: 'Where the Service says that its port speaks TLS.',
  choices: [
    {
      value: 'annotation',
      label: 'Annotation',
      help: 'Contour’s own. It counts only where the port has no appProtocol.',
    },
    {
      value: 'app-protocol',
      label: 'appProtocol',
      help: 'The field of the port, which other gateways read too.',
    },
  ],
  asked: (configuration) => configuration.backends.some((_, index) => canChoose(configuration, index)),
};

export const fields: readonly Field[] = [through];

/** HTTP/2 over TLS has no appProtocol that Contour knows, so that only HTTP/1.1 leaves a choice, and that from 1.31 on. */
export function canChoose({ setting, route, backends }: Configuration, index: number): boolean {
  const backend = backends[index];
  return (
    knowsHttps(setting) &&
    backend?.validation.mode === 'skip' &&
    route.kind === 'HTTPRoute' &&
    backend.protocol === 'http/1.1'
  );
}
