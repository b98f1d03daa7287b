import { Axis, Orientation } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { Group } from '@visx/group';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useWidth } from './useWidth';
import { scales, type Scales } from './scales';

const MARGIN = { top: 8, right: 4, bottom: 24, left: 44 };
const FONT_SIZE = 11;
/** A label needs about this much room. */
const LABEL_PX = 64;

/** Colors follow the theme, so that they are right in the dark. */
const Svg = styled.svg`
  display: block;
  overflow: visible;
  color: ${({ theme }) => theme.colors.neutral600};

  .grid line {
    stroke: ${({ theme }) => theme.colors.neutral200};
  }
  .primary {
    fill: ${({ theme }) => theme.colors.primary600};
    stroke: ${({ theme }) => theme.colors.primary600};
  }
  .success {
    fill: ${({ theme }) => theme.colors.success600};
  }
  .danger {
    fill: ${({ theme }) => theme.colors.danger600};
    stroke: ${({ theme }) => theme.colors.danger600};
  }
  .line {
    fill: none;
    stroke-width: 2;
  }
`;

export type Tone = 'primary' | 'success' | 'danger';

interface PlotProps {
  /** What a screen reader says in place of the picture. */
  label: string;
  height: number;
  /** The names of the spans below the picture, in order. */
  names: readonly string[];
  /** The largest value that is shown. */
  most: number;
  formatValue: (value: number) => string;
  children: (scales: Scales) => ReactNode;
}

/**
 * The frame of a chart, as wide as there is room: values to the left, spans below. The picture does
 * not count for the room, which could never become smaller otherwise.
 */
export function Plot({ children, formatValue, height, label, most, names }: PlotProps) {
  const [ref, width] = useWidth();
  const inner = {
    width: Math.max(0, width - MARGIN.left - MARGIN.right),
    height: height - MARGIN.top - MARGIN.bottom,
  };
  const both = scales(names.length, most, inner);
  const every = Math.max(1, Math.ceil((names.length * LABEL_PX) / Math.max(1, inner.width)));
  const shown = names.map((_, index) => index).filter((index) => index % every === 0);
  const text = { fontSize: FONT_SIZE, fill: 'currentColor', fontFamily: 'inherit' };
  return (
    <div ref={ref} style={{ minHeight: height, contain: 'inline-size' }}>
      {inner.width > 0 && (
        <Svg role="img" aria-label={label} width={width} height={height}>
          <Group left={MARGIN.left} top={MARGIN.top}>
            <GridRows className="grid" scale={both.y} width={inner.width} tickValues={both.ticks} />
            {children(both)}
            <Axis
              orientation={Orientation.left}
              scale={both.y}
              tickValues={both.ticks}
              tickFormat={(value) => formatValue(Number(value))}
              tickLabelProps={{ ...text, textAnchor: 'end', dx: -4, dy: 4 }}
              hideAxisLine
              hideTicks
            />
            <Axis
              orientation={Orientation.bottom}
              scale={both.x}
              top={inner.height}
              tickValues={shown}
              tickFormat={(index) => names[index] ?? ''}
              tickLabelProps={{ ...text, textAnchor: 'middle' }}
              stroke="currentColor"
              hideTicks
            />
          </Group>
        </Svg>
      )}
    </div>
  );
}
