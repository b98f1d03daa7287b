import { useState } from 'react';
import { Minus, Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import { MAX_OF_ONE_LINE } from '../../../../../server/src/contracts';
import { quantityFrom } from './model/lines';
import { useText } from '../../../shared/words/useText';

interface QuantityInputProps {
  id?: string;
  /** Names what is counted, for screen readers. */
  label: string;
  quantity: number;
  /** 1 where a separate button removes the line. */
  least: 0 | 1;
  isInvalid?: boolean;
  onQuantity: (quantity: number) => void;
  /** The user pressed Enter or Escape. */
  onDone: () => void;
}

/** A quantity to type, or to change with the arrow keys or buttons. */
export function QuantityInput(props: QuantityInputProps) {
  const { id, isInvalid = false, label, least, onDone, quantity } = props;
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (quantity === 0 ? '' : String(quantity));

  const set = (wanted: number): void => {
    const kept = Math.min(MAX_OF_ONE_LINE, Math.max(least, wanted));
    setTyped(null);
    if (kept !== quantity) props.onQuantity(kept);
  };
  const type = (entered: string): void => {
    const wanted = quantityFrom(entered);
    if (wanted === null) return;
    setTyped(entered);
    if (wanted >= least && wanted !== quantity) props.onQuantity(wanted);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowUp') set(quantity + 1);
    else if (event.key === 'ArrowDown') set(quantity - 1);
    else if (event.key === 'Enter' || event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
  };

  return (
    <Stepper $isInvalid={isInvalid} $isChosen={quantity > 0}>
      <button
        type="button"
        tabIndex={-1}
        disabled={quantity <= least}
        aria-label={text('booking.compose.fewer', { of: label })}
        onClick={() => set(quantity - 1)}
      >
        <Minus aria-hidden width="1.2rem" height="1.2rem" />
      </button>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={quantity}
        aria-valuemin={least}
        aria-valuemax={MAX_OF_ONE_LINE}
        aria-invalid={isInvalid}
        placeholder="0"
        value={shown}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={text('booking.compose.more', { of: label })}
        onClick={() => set(quantity + 1)}
      >
        <Plus aria-hidden width="1.2rem" height="1.2rem" />
      </button>
    </Stepper>
  );
}

const Stepper = styled.span<{ $isInvalid: boolean; $isChosen: boolean }>`
  display: inline-flex;
  align-items: stretch;
  height: 3.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid
    ${({ $isChosen, $isInvalid, theme }) =>
      $isInvalid
        ? theme.colors.danger600
        : $isChosen
          ? theme.colors.primary600
          : theme.colors.neutral300};
  background: ${({ $isChosen, theme }) =>
    $isChosen ? theme.colors.primary100 : theme.colors.neutral0};

  &:focus-within {
    box-shadow: 0 0 0 2px ${({ theme }) => theme.colors.primary600};
  }

  button {
    display: grid;
    place-items: center;
    width: 2.8rem;
    padding: 0;
    border: 0;
    background: transparent;
    cursor: pointer;
    color: ${({ theme }) => theme.colors.neutral700};
  }

  button:disabled {
    opacity: 0.3;
    cursor: default;
  }

  button svg path {
    fill: currentColor;
  }

  input {
    width: 3.6rem;
    padding: 0;
    border: 0;
    outline: none;
    background: transparent;
    text-align: center;
    font: inherit;
    font-size: 1.4rem;
    font-weight: ${({ $isChosen }) => ($isChosen ? 600 : 400)};
    font-variant-numeric: tabular-nums;
    color: ${({ theme }) => theme.colors.neutral800};
  }

  input::placeholder {
    color: ${({ theme }) => theme.colors.neutral400};
  }
`;
