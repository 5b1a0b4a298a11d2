import type { Configuration } from '../../configuration/configuration.ts';
import type { Field } from '../field.ts';

/** What agentgateway asks beside the standard’s questions. */

const id = (name: string) => `agentgateway.${name}` as const;

export const STANDARD = 'BackendTLSPolicy';
export const OWN = 'AgentgatewayPolicy';
export const ALL = 'All';
export const NAME_ONLY = 'Hostname';

const skips = ({ backends }: Configuration) => backends.some(({ validation }) => validation.mode === 'skip');

export const whatIsSkipped: Field = {
  id: id('whatIsSkipped'),
  type: 'choice',
  preset: ALL,
  label: 'What is skipped',
  help: 'Which checks of the backend’s certificate are left out.',
  choices: [
    { value: ALL, label: 'Everything', help: 'Any certificate is accepted.' },
    {
      value: NAME_ONLY,
      label: 'The name',
      help: 'The certificate has to chain to a trusted CA, and may be for any name.',
    },
  ],
  asked: skips,
};

export const chainCa: Field = {
  id: id('chainCa'),
  type: 'text',
  preset: '',
  label: 'ConfigMap with the CA of the chain',
  help: 'Where only the name is skipped. It stands in the backend’s namespace; left empty, the system’s CAs count.',
  placeholder: 'api-ca',
  pattern: /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  says: 'Lower-case letters, digits, “-” and “.”, beginning and ending with a letter or digit, at most 253 characters.',
  asked: (configuration) => skips(configuration) && configuration.options[whatIsSkipped.id] === NAME_ONLY,
};

export const verifyThrough: Field = {
  id: id('verifyThrough'),
  type: 'choice',
  preset: STANDARD,
  label: 'Verify Services through',
  help: 'Which object says how a Service’s certificate is verified.',
  choices: [
    {
      value: STANDARD,
      label: 'BackendTLSPolicy',
      help: 'The standard’s own. A client certificate is then the Gateway’s, from its namespace.',
    },
    {
      value: OWN,
      label: 'AgentgatewayPolicy',
      help: 'With a client certificate of its own, from the Service’s namespace; one ConfigMap with CAs at most.',
    },
  ],
  asked: ({ backends }) =>
    backends.some(({ target, validation }) => target.kind === 'Service' && validation.mode !== 'skip'),
};

export const fields: readonly Field[] = [whatIsSkipped, chainCa, verifyThrough];
