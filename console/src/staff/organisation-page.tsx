import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { DepartmentsCard } from './departments-card.tsx'
import { PostsCard } from './posts-card.tsx'
import styles from './staff.module.css'
import { staffTexts } from './staff.texts.ts'
import { TeamsCard } from './teams-card.tsx'

/** How the company is built: departments, the teams in them, and posts. */
export function OrganisationPage() {
  const t = useTexts(staffTexts)
  const mayManage = useMay()('staff.manage')
  return (
    <Page title={t('organisation')}>
      <div className={styles.columns}>
        <DepartmentsCard mayManage={mayManage} />
        <div className={styles.column}>
          <TeamsCard mayManage={mayManage} />
          <PostsCard mayManage={mayManage} />
        </div>
      </div>
    </Page>
  )
}
