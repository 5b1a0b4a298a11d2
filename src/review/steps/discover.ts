import { DISCOVER_CRDS, DISCOVER_IMAGES } from '../../gateway-api/discover.ts';
import type { Step } from '../../gateway-api/step.ts';

/** What is installed. */
export function discoverSteps(): readonly Step[] {
  return [
    {
      id: 'discover',
      phase: 'discover',
      title: 'Find out what is installed',
      text: 'Changes nothing. The answers can be pasted back into the form, which then sets release, channel, missing kinds and the controller’s version.',
      commands: [
        {
          run: DISCOVER_CRDS,
          expect: 'A line for each Gateway API CRD: name, release, channel, served versions.',
        },
        { run: DISCOVER_IMAGES, expect: 'The controller’s image with its version, among others.' },
      ],
    },
  ];
}
