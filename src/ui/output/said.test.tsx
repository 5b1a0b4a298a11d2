// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import type { Step } from '../../gateway-api/step.ts';
import { implementation } from '../../implementations/any/implementation.ts';
import { review } from '../../review/review.ts';
import { Checks } from './checks.tsx';
import { Explanation } from './explanation.tsx';
import { Steps } from './steps.tsx';

afterEach(cleanup);

const EVIDENCE = { url: 'https://example.org/docs/page', seen: '2026-11-23', kind: 'docs' } as const;

function finding(over: Partial<Finding>): Finding {
  return { id: 'X-01', severity: 'info', message: 'Said.', reason: 'Why.', at: {}, evidence: [], fixes: [], ...over };
}

describe('Explanation', () => {
  it('tells equal connections once and names where each leads', () => {
    const { hops } = review(DEFAULTS, implementation);
    const [hop] = hops;
    if (hop === undefined) throw new Error('no hop');
    const other = { ...hop, hop: { ...hop.hop, to: { kind: 'Host', hostname: 'a.example', port: 443 } as const } };
    const blind = {
      ...hop,
      explanation: 'Anybody can read it.',
      hop: { ...hop.hop, connection: { kind: 'plaintext' } as const },
    };
    render(<Explanation hops={[hop, other, blind]} />);
    expect(screen.getAllByText(hop.explanation)).toHaveLength(1);
    expect(screen.getByText('Service shop/api, a.example:')).toBeDefined();
    expect(screen.getByText('Plain text.')).toBeDefined();
  });
});

describe('Checks', () => {
  const fix = { label: 'Use v1', edits: [{ at: 'setting.version', value: '1.9' }] };
  const error = finding({ id: 'X-02', severity: 'error', message: 'Refused.', fixes: [fix], evidence: [EVIDENCE] });

  it('groups by severity, the worst first, with counts', () => {
    render(<Checks findings={[finding({}), finding({}), error]} outdated={false} onFix={vi.fn()} onGo={vi.fn()} />);
    const headings = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent?.trim());
    expect(headings).toEqual(['1 error', '2 notes']);
    expect(screen.getAllByRole('article')).toHaveLength(3);
  });

  it('applies a fix with one click and leads to field and object', async () => {
    const [onFix, onGo] = [vi.fn(), vi.fn()];
    const object = { group: '', kind: 'Service', namespace: 'shop', name: 'api' };
    const placed = { ...error, at: { field: 'setting.version', object, path: ['spec'] } };
    render(<Checks findings={[placed]} outdated={false} onFix={onFix} onGo={onGo} />);
    await userEvent.click(screen.getByRole('button', { name: 'Use v1' }));
    expect(onFix).toHaveBeenCalledWith(fix, placed);
    await userEvent.click(screen.getByRole('button', { name: 'Show the field' }));
    expect(onGo).toHaveBeenLastCalledWith({ field: 'setting.version' });
    await userEvent.click(screen.getByRole('button', { name: 'Show Service shop/api' }));
    expect(onGo).toHaveBeenLastCalledWith({ object, path: ['spec'] });
  });

  it('links its sources, says when they were read, and tells them nothing', () => {
    render(<Checks findings={[error]} outdated={false} onFix={vi.fn()} onGo={vi.fn()} />);
    const link = screen.getByRole('link', { name: /example\.org/ });
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.closest('p')?.textContent).toBe('Read 2026-11-23: example.org · page (documentation)');
  });

  it('is calm where there is nothing to say', () => {
    render(<Checks findings={[]} outdated={false} onFix={vi.fn()} onGo={vi.fn()} />);
    expect(screen.getByText(/Nothing to say/)).toBeDefined();
  });

  it('does not call calm what could not be checked', () => {
    render(<Checks findings={[]} outdated={true} onFix={vi.fn()} onGo={vi.fn()} />);
    expect(screen.queryByText(/Nothing to say/)).toBeNull();
    expect(screen.getByText(/has not been checked/)).toBeDefined();
  });
});

describe('Steps', () => {
  const step = (over: Partial<Step>): Step => ({
    id: 'a',
    phase: 'apply',
    title: 'A',
    text: 'T',
    commands: [],
    ...over,
  });

  it('orders by phase and copies a command', async () => {
    const onCopy = vi.fn(async () => true);
    const commands = [{ run: 'kubectl get gateway', expect: 'Programmed' }];
    const steps = [step({ id: 'b', phase: 'verify', title: 'Look', commands }), step({})];
    render(<Steps steps={steps} symptoms={[]} onCopy={onCopy} />);
    const phases = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(phases).toEqual(['1 · Apply', '2 · Prove that it works']);
    await userEvent.click(screen.getByRole('button', { name: /Copy the command kubectl get gateway/ }));
    expect(onCopy).toHaveBeenCalledWith('kubectl get gateway');
    expect((await screen.findAllByText(/Copied/)).length).toBeGreaterThan(0);
    expect(screen.getByText('Programmed')).toBeDefined();
  });

  it('says where the clipboard is denied', async () => {
    const steps = [step({ commands: [{ run: 'x' }] })];
    render(<Steps steps={steps} symptoms={[]} onCopy={async () => Promise.reject(new Error('denied'))} />);
    await userEvent.click(screen.getByRole('button', { name: /Copy the command/ }));
    expect(await screen.findByText(/Not allowed here/)).toBeDefined();
  });

  it('shows files and the table of symptoms', async () => {
    const onShowFile = vi.fn();
    const symptoms = [{ cause: 'No CA', status: 'ResolvedRefs False', traffic: '503', evidence: [EVIDENCE] }];
    const steps = [step({ file: { path: 'values.yaml', content: 'a: 1\n' } })];
    render(<Steps steps={steps} symptoms={symptoms} onCopy={async () => true} onShowFile={onShowFile} />);
    await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
    expect(onShowFile).toHaveBeenCalledWith('values.yaml');
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(cells[0]?.textContent).toBe('503');
  });
});
