import type { Configuration } from '../../configuration/configuration.ts';
import { answer, type Field } from '../field.ts';

export const way: Field = {
  id: 'apisix-ingress-controller.way',
  type: 'choice',
  preset: 'policy',
  label: 'Encryption through',
  help: 'Where it is said that the backend speaks TLS.',
  choices: [
    { value: 'policy', label: 'BackendTrafficPolicy', help: 'APISIX’s own kind: every protocol, and a name for SNI.' },
    {
      value: 'app-protocol',
      label: 'appProtocol of the port',
      help: 'A change of the Service; HTTPRoute only, without a name, and any BackendTrafficPolicy takes it away.',
    },
  ],
  asked: () => true,
};

export const fields: readonly Field[] = [way];

export function byAppProtocol(configuration: Configuration): boolean {
  return answer(way, configuration) === 'app-protocol';
}
