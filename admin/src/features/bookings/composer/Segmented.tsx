import { useId } from 'react';
import { styled } from 'styled-components';

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** Radio buttons styled as a bar, for a choice among a few values. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { choices, label, onChoose, value } = props;
  const name = useId();
  return (
    <Bar role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <Segment key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span>{choice.label}</span>
        </Segment>
      ))}
    </Bar>
  );
}

const Bar = styled.div`
  display: inline-flex;
  max-width: 100%;
  padding: 2px;
  gap: 2px;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Segment = styled.label`
  position: relative;
  cursor: pointer;

  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  span {
    display: block;
    padding: 0.6rem 1.4rem;
    border-radius: ${({ theme }) => theme.borderRadius};
    font-size: 1.4rem;
    line-height: 2rem;
    color: ${({ theme }) => theme.colors.neutral700};
    white-space: nowrap;
  }

  input:checked + span {
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
    box-shadow: ${({ theme }) => theme.shadows.filterShadow};
  }

  input:focus-visible + span {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;
