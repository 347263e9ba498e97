import { Link } from '@tanstack/react-router'
import type { Home } from '@zhike/contract/desk'
import { codeTexts } from '@zhike/ui/codes.texts'
import { sayMoneyShortly } from '@zhike/ui/money'
import { Card } from '../frame/page.tsx'
import { Empty } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { MyTasksCard } from '../ticket-tasks/my-tasks-card.tsx'
import { ApprovalsCard } from './approvals-card.tsx'
import { ArticlesCard } from './articles-card.tsx'
import { Counters } from './counters.tsx'
import { Figures } from './figures.tsx'
import { FollowUpsCard } from './follow-ups-card.tsx'
import styles from './home.module.css'
import { homeTexts } from './home.texts.ts'
import { LateImprovements } from './late-improvements.tsx'
import { MeasuresCard } from './measures-card.tsx'
import { Praises } from './praises.tsx'
import { PressingCard } from './pressing-card.tsx'
import { PromisesCard } from './promises-card.tsx'
import { RatingLine } from './rating.tsx'
import { Recent } from './recent.tsx'
import { Returning } from './returning.tsx'
import { Reviews } from './reviews.tsx'
import { Shares } from './shares.tsx'
import { Todo } from './todo.tsx'

interface ColumnsProps {
  readonly home: Home
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
}

/** What is owed · what happens · how it goes. */
export function Columns({ home, openId, onOpen }: ColumnsProps) {
  const t = useTexts(homeTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const isTeam = home.view === 'team'
  const words = { open: t('open'), resolved: t('resolvedTickets') }
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <PressingCard />
        <PromisesCard />
        <ApprovalsCard />
        <ArticlesCard />
        <FollowUpsCard />
        <MeasuresCard />
        <LateImprovements isTeam={isTeam} />
        <MyTasksCard />
        <Card title={isTeam ? t('oweTeam') : t('owe')} aside={<Link to="/tickets">{t('allTickets')}</Link>} flush>
          <Counters counters={home.counters} />
          {home.todo.length > 0 ? (
            <Todo tickets={home.todo} openId={openId} onOpen={onOpen} />
          ) : (
            <Empty sentence={isTeam ? t('todoTeamNone') : t('todoNone')}>
              <Link to="/tickets" search={{ assignee: 'none', status: ['open'] }}>
                {t('showUnassigned')}
              </Link>
            </Empty>
          )}
        </Card>
        <Returning />
        <Praises />
        {home.reviews.count > 0 ? <Reviews reviews={home.reviews} /> : null}
      </div>
      <div className={styles.column}>
        <Card title={t('happening')} flush>
          {home.recent.length > 0 ? <Recent events={home.recent} /> : <Empty sentence={t('recentNone')} />}
        </Card>
      </div>
      <div className={styles.column}>
        <Figures figures={home.figures} />
        <Card title={t('byKind')} aside={t('byKindLegend')}>
          <Shares
            words={words}
            shares={home.byKind.map(({ kind, ...share }) => ({ key: kind, name: code(`kind.${kind}`), ...share }))}
          />
        </Card>
        {home.byAssignee.length > 0 ? (
          <Card title={t('byAssignee')} aside={t('byKindLegend')}>
            <Shares
              words={words}
              shares={home.byAssignee.map(({ staffId, ...share }) => ({ key: staffId, ...share }))}
            />
          </Card>
        ) : null}
        <div className={styles.pair}>
          <Card title={t('rating')}>
            <RatingLine rating={home.rating} />
          </Card>
          <Card title={t('sales')}>
            <strong className={styles.sales}>{sayMoneyShortly(home.totalFen30Days, locale)}</strong>
          </Card>
        </div>
      </div>
    </div>
  )
}
