import { styled } from '@mui/material/styles';
import { paletteOf } from '../tones.ts';

export const Bring = styled('div')(({ theme }) => ({
  border: `1px dashed ${paletteOf(theme).text.secondary}`,
  borderRadius: 8,
  padding: '4px 12px',
  margin: '12px 0',
  '& input[type=file]': { display: 'block', font: 'inherit', marginTop: 4, maxWidth: '100%' },
}));
