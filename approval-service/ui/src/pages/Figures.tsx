import {
  Card,
  CardBody,
  Content,
  FormSelect,
  FormSelectOption,
  Skeleton,
  Stack,
  StackItem,
  Title,
} from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { answer, type Api, type WeekFigures } from "../api/client";
import { Chart, type Series } from "../components/Chart";
import { Failure } from "../components/Failure";
import { PageHeading } from "../components/PageHeading";
import { useTexts } from "../texts/language";
import { unitOf } from "../texts/figures";
import { formatDay } from "../texts/times";
import { useLoad } from "../use-load";

const PERIODS = [4, 12, 26, 52] as const;

/** How many register and how fast it is decided, per week. */
export function Figures({ api }: { api: Api }) {
  const { texts } = useTexts();
  const words = texts.figures;
  const [parameters, setParameters] = useSearchParams();
  const period = PERIODS.find((weeks) => String(weeks) === parameters.get("weeks")) ?? 12;
  const { data, error, reload } = useLoad(
    useCallback(
      () => answer(api.GET("/api/figures", { params: { query: { weeks: period } } })),
      [api, period],
    ),
  );

  return (
    <Stack hasGutter>
      <StackItem className="app-title-row">
        <PageHeading>{words.title}</PageHeading>
        <div className="app-period">
          <FormSelect
            aria-label={words.period}
            value={period}
            onChange={(_event, value) => {
              setParameters({ weeks: value }, { replace: true });
            }}
          >
            {PERIODS.map((weeks) => (
              <FormSelectOption key={weeks} value={weeks} label={words.periods[weeks]} />
            ))}
          </FormSelect>
        </div>
      </StackItem>
      <StackItem>
        <Content component="p">{words.intro}</Content>
      </StackItem>
      <div aria-live="polite" className="app-live">
        {error !== undefined && <Failure error={error} onRetry={reload} />}
      </div>
      {!data && error === undefined && (
        <StackItem>
          <Skeleton height="16rem" screenreaderText={texts.loading} />
        </StackItem>
      )}
      {data && <Charts weeks={data.weeks} />}
    </Stack>
  );
}

function Charts({ weeks }: { weeks: readonly WeekFigures[] }) {
  const { texts } = useTexts();
  const words = texts.figures;
  const of = (name: string, value: (week: WeekFigures) => number | null): Series => ({
    name,
    values: weeks.map(value),
  });
  return (
    <>
      <Figure
        title={words.registrations}
        weeks={weeks}
        series={[
          of(words.registered, ({ registered }) => registered),
          of(words.confirmed, ({ confirmed }) => confirmed),
        ]}
      />
      <Figure
        title={words.decisions}
        weeks={weeks}
        series={[
          of(words.approved, ({ approved }) => approved),
          of(words.rejected, ({ rejected }) => rejected),
        ]}
      />
      <Figure
        title={words.completedTitle}
        weeks={weeks}
        series={[of(words.completed, ({ completed }) => completed)]}
      />
      <Figure
        title={words.times}
        weeks={weeks}
        isTime
        series={[
          of(words.median, ({ decisionMedian }) => decisionMedian),
          of(words.p90, ({ decisionP90 }) => decisionP90),
        ]}
      />
    </>
  );
}

type FigureProps = {
  title: string;
  weeks: readonly WeekFigures[];
  series: readonly Series[];
  /** The values are seconds. */
  isTime?: boolean;
};

/** A chart, and the same as a table: for whoever does not see it, and for whoever wants to know exactly. */
function Figure({ title, weeks, series, isTime = false }: FigureProps) {
  const { texts, language } = useTexts();
  const words = texts.figures;
  const format = (value: number) => (isTime ? words.duration(value) : words.count(value));
  const said = series.map(({ name, values }) => {
    const numbers = values.filter((value) => value !== null);
    const latest = numbers.at(-1);
    if (isTime) return words.latest(name, latest === undefined ? words.nothing : format(latest));
    return words.sum(
      name,
      numbers.reduce((sum, value) => sum + value, 0),
    );
  });
  return (
    <StackItem>
      <Card>
        <CardBody>
          <Title headingLevel="h2" size="lg">
            {title}
          </Title>
          <Chart
            kind={isTime ? "lines" : "bars"}
            description={words.summary(title, said.join(", "))}
            labels={weeks.map(({ week }) => words.weekOf(week))}
            series={series}
            format={format}
            {...(isTime && {
              unit: unitOf(Math.max(0, ...series.flatMap(({ values }) => values.map(Number)))),
            })}
          />
          <details className="app-chart-table">
            <summary>{words.table}</summary>
            <Table aria-label={words.tableOf(title)} variant="compact" gridBreakPoint="">
              <Thead>
                <Tr>
                  <Th>{words.week}</Th>
                  {series.map(({ name }) => (
                    <Th key={name} modifier="wrap">
                      {name}
                    </Th>
                  ))}
                </Tr>
              </Thead>
              <Tbody>
                {weeks.map(({ week, begins }, place) => (
                  <Tr key={week}>
                    <Td>{words.weekBegins(week, formatDay(language, begins))}</Td>
                    {series.map(({ name, values }) => {
                      const value = values[place] ?? null;
                      return <Td key={name}>{value === null ? words.nothing : format(value)}</Td>;
                    })}
                  </Tr>
                ))}
              </Tbody>
            </Table>
          </details>
        </CardBody>
      </Card>
    </StackItem>
  );
}
