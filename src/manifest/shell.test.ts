import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { shellCommand, shellWord } from './shell.ts';

it('leaves plain words alone and quotes the others', () => {
  expect(shellCommand('kubectl', 'get', 'httproute/api', '-o', 'jsonpath={.x}')).toBe(
    "kubectl get httproute/api -o 'jsonpath={.x}'",
  );
  expect(shellWord('')).toBe("''");
});

it('reaches the command as it is, whatever it holds', () => {
  const words = fc.sample(fc.string({ unit: fc.constantFrom(...`a'"$\`\\ ;&|<>()*?[]{}~#!\n`), maxLength: 12 }), 60);
  const shown = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`], { encoding: 'utf8' });
  expect(shown.split('\0').slice(0, -1)).toEqual(words);
});
