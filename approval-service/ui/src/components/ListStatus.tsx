import { useTexts } from "../texts/language";

type Props = { isLoading: boolean; count: number; hasMore: boolean };

/** Tells a screen reader what a list shows after a search, a filter or another look. */
export function ListStatus({ isLoading, count, hasMore }: Props) {
  const { texts } = useTexts();
  return (
    <p role="status" className="pf-v6-screen-reader">
      {isLoading ? texts.loading : texts.entries(count, hasMore)}
    </p>
  );
}
