import { type RefObject, useEffect, useId, useRef, useState } from "react";

export type Series = {
  name: string;
  /** One for each place; null where there is none. */
  values: readonly (number | null)[];
};

type Props = {
  kind: "bars" | "lines";
  /** What the picture says in one sentence, for whoever does not see it. */
  description: string;
  /** Below the horizontal axis. */
  labels: readonly string[];
  series: readonly Series[];
  format: (value: number) => string;
  /** What the axis counts round numbers of, such as hours where the values are seconds; 1 unless told. */
  unit?: number;
};

const HEIGHT = 200;
const MARGIN = { top: 12, right: 8, bottom: 24, left: 56 };
const PLOT = HEIGHT - MARGIN.top - MARGIN.bottom;
/** Room that a label needs, in pixels. */
const LABEL_WIDTH = 52;
/** Of the room for one place, what its bars fill. */
const BARS_SHARE = 0.7;

/** A small chart in SVG, as wide as there is room, so that its letters keep their size. Colours: approval.css. */
export function Chart({ kind, description, labels, series, format, unit = 1 }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const titleId = useId();
  const highest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const most = unit * niceCeiling(highest / unit);
  const slot = (width - MARGIN.left - MARGIN.right) / labels.length;
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / slot));
  const x = (place: number) => MARGIN.left + slot * (place + 0.5);
  const y = (value: number) => MARGIN.top + PLOT * (1 - value / most);

  return (
    <div ref={box} className="app-chart">
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-labelledby={titleId}>
          <title id={titleId}>{description}</title>
          {[0, most / 2, most].map((value) => (
            <g key={value}>
              <line
                className="app-chart-grid"
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={y(value)}
                y2={y(value)}
              />
              <text x={MARGIN.left - 8} y={y(value) + 4} textAnchor="end">
                {format(value)}
              </text>
            </g>
          ))}
          {labels.map((label, place) =>
            // The last one is the present: it always has its label.
            (labels.length - 1 - place) % every === 0 ? (
              <text key={label} x={x(place)} y={HEIGHT - 6} textAnchor="middle">
                {label}
              </text>
            ) : null,
          )}
          {series.map(({ name, values }, number) => (
            <g key={name} className={`app-chart-series-${number}`}>
              {kind === "bars" ? renderBars(values, number) : renderLine(values)}
            </g>
          ))}
        </svg>
      )}
      <ul className="app-chart-legend" aria-hidden="true">
        {series.map(({ name }, number) => (
          <li key={name}>
            <svg width="12" height="12" className={`app-chart-series-${number}`}>
              <rect className="app-chart-fill" width="12" height="12" rx="2" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );

  function renderBars(values: Series["values"], number: number) {
    const bar = (slot * BARS_SHARE) / series.length;
    return values.map((value, place) => (
      <rect
        key={place}
        className="app-chart-fill"
        x={x(place) - (slot * BARS_SHARE) / 2 + bar * number}
        width={Math.max(1, bar - 1)}
        y={y(value ?? 0)}
        height={y(0) - y(value ?? 0)}
      />
    ));
  }

  /** Dots, joined where one follows the other. */
  function renderLine(values: Series["values"]) {
    return values.map((value, place) => {
      if (value === null) return null;
      const former = values[place - 1] ?? null;
      return (
        <g key={place}>
          {former !== null && (
            <line className="app-chart-line" x1={x(place - 1)} y1={y(former)} x2={x(place)} y2={y(value)} />
          )}
          <circle className="app-chart-fill" cx={x(place)} cy={y(value)} r="3.5" />
        </g>
      );
    });
  }
}

/** The next number that people like to count to, even so that its half is one, too. */
function niceCeiling(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= most) ?? 10;
  return step * power;
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setWidth(element.clientWidth);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [box]);
  return width;
}
