"""What candidates wrote and gathered, and what is on record on their way."""

from storage.holdings.places.place import KEY, OF_OTHERS, Place, named
from storage.tables.drafts import ApprovalRow, DraftRow, ShareRow, SuggestionAnswerRow, SuggestionRow
from storage.tables.evidence import ArtifactFileRow, ArtifactRow
from storage.tables.feedback import CoachingRatingRow
from storage.tables.recommendation import MilestoneRow, RatingRow, SigningRow, SupportPlanRow, WarningRow

OF_THE_RECORD = (
    Place(
        DraftRow,
        "IIP goals and reflections, version by version",
        told=named("id draft_id version kind candidate_id author_id parts state written_at"),
        whose="candidate_id",
        by=("author_id",),
        told_by=named("id version kind written_at"),
        why=OF_OTHERS,
    ),
    Place(
        ApprovalRow,
        "Approvals of goals",
        told=named("id draft_id version candidate_id by_id role verdict at comment"),
        whose="candidate_id",
        by=("by_id",),
        told_by=named("id version role verdict at"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ShareRow,
        "What was shared with a supervisor",
        told=named("id candidate_id with_id kind item version at withdraws"),
        whose="candidate_id",
        by=("with_id",),
        told_by=named("id kind version at withdraws"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        SuggestionRow,
        "Wordings that a model suggested",
        told=named("id draft_id version candidate_id part own_words proposed model proposed_at"),
        whose="candidate_id",
    ),
    Place(
        SuggestionAnswerRow,
        "What became of them",
        told=named("suggestion_id taken version at"),
        through=("suggestion_id", SuggestionRow),
    ),
    Place(
        ArtifactRow,
        "Evidence",
        told=named(
            "id candidate_id on title standards why goal_id entry_id link file recorded_by recorded_at replaces "
            "withdrawn"
        ),
        whose="candidate_id",
        by=("recorded_by",),
        told_by=named("id on recorded_at withdrawn"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ArtifactFileRow,
        "The files of evidence",
        told=("artifact_id",),
        through=("artifact_id", ArtifactRow),
        withheld={"content": "each is sent as the file that it is"},
    ),
    Place(
        MilestoneRow,
        "Steps, days and papers",
        told=named("id candidate_id key on recorded_by recorded_at standard score note link takes_back"),
        whose="candidate_id",
        by=("recorded_by",),
        told_by=named("id key on recorded_at takes_back"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        RatingRow,
        "Ratings on the standards",
        told=named("id candidate_id rater_id rater_role round scores note rated_at"),
        whose="candidate_id",
        by=("rater_id",),
        told_by=named("id rater_role round scores note rated_at"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        SigningRow,
        "Sign-offs",
        told=named("id candidate_id step signed_by signed_at elsewhere facts reopens reason"),
        whose="candidate_id",
        by=("signed_by",),
        told_by=named("id step signed_at reopens"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        SupportPlanRow,
        "Support plans",
        told=named("id plan_id version candidate_id status goals written_by written_at note closed"),
        whose="candidate_id",
        by=("written_by",),
        told_by=named("id version written_at closed"),
        why=OF_OTHERS,
    ),
    Place(WarningRow, "Early facts", told=named("id candidate_id fact told_at"), whose="candidate_id"),
    Place(
        CoachingRatingRow,
        "Ratings of coaching",
        told=named("id coach_id by_id on levels rated_at note"),
        whose="coach_id",
        by=("by_id",),
        told_by=named("id on rated_at"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
)
