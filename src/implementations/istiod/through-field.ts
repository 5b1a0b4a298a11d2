import type { Field } from '../field.ts';

/** Through which object backends are verified. What only a DestinationRule can say goes through one whatever is answered. */
export function throughField(id: string, policyHelp: string): Field {
  return {
    id: `${id}.verifyThrough`,
    type: 'choice',
    preset: 'policy',
    label: 'Verify through',
    help: 'Which object says what is verified. Skipping, a Secret and a client certificate always need a DestinationRule.',
    choices: [
      {
        value: 'policy',
        label: 'BackendTLSPolicy',
        help: policyHelp,
      },
      {
        value: 'destination-rule',
        label: 'DestinationRule',
        help: 'For the gateway’s pods alone, in their namespace; the CA is read from there.',
      },
    ],
    asked: ({ backends }) => backends.some(({ validation }) => validation.mode !== 'skip'),
  };
}
