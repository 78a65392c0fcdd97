//! Purposes' terms of the W3C Data Privacy Vocabulary.

use super::nearest::meant;
use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::Policy;

pub(super) const RULES: &[Rule] = &[FORM, UNKNOWN, TARGETED];

const FORM: Rule = Rule::error(
    "purpose-dpv",
    "name a term of the W3C Data Privacy Vocabulary, such as `https://w3id.org/dpv#ServiceUsageAnalytics`",
)
.under("the W3C Data Privacy Vocabulary");
const UNKNOWN: Rule = Rule::warning(
    "purpose-dpv-unknown",
    "name one of its purposes; later versions may have more",
)
.under("the W3C Data Privacy Vocabulary");
const TARGETED: Rule = Rule::warning(
    "purpose-targeted",
    "set `targeted_advertising` to `true`, or Global Privacy Control does not refuse it",
)
.under("Global Privacy Control")
.of_clause("S21");

/// What the vocabulary's terms begin with.
const VOCABULARY: &str = "https://w3id.org/dpv#";

/// The terms that are targeted advertising.
const TARGETING: [&str; 2] = ["TargetedAdvertising", "RecruitmentTargetedAdvertising"];

/// The purposes of version 2.3 (2026-02), published under the W3C Software and Document License.
const PURPOSES: &str = "\
AcademicResearch AccountManagement Advertising AgeVerification CombatClimateChange \
CommercialPurpose CommercialResearch CommunicationForCustomerCare CommunicationManagement \
CounterMoneyLaundering Counterterrorism CustomerCare CustomerClaimsManagement CustomerManagement \
CustomerOrderManagement CustomerRelationshipManagement CustomerSolvencyMonitoring DataAltruism \
DeliveryOfGoods DirectMarketing DisputeManagement EnforceAccessControl EnforceSecurity \
EstablishContractualAgreement FraudPreventionAndDetection FulfilmentOfContractualObligation \
FulfilmentOfObligation HumanResourceManagement IdentityAuthentication IdentityVerification \
ImproveExistingProductsAndServices ImproveHealthcare ImproveInternalCRMProcesses \
ImprovePublicServices ImproveTransportMobility IncreaseServiceRobustness \
InternalResourceOptimisation LegalCompliance MaintainFraudDatabase Marketing \
MemberPartnerManagement MisusePreventionAndDetection NonCommercialPurpose NonCommercialResearch \
OptimisationForConsumer OptimisationForController OptimiseUserInterface \
OrganisationComplianceManagement OrganisationGovernance OrganisationRiskManagement \
PaymentManagement Personalisation PersonalisedAdvertising PersonalisedBenefits \
PersonnelBehaviourMonitoring PersonnelHiring PersonnelManagement PersonnelMonitoring \
PersonnelOffboarding PersonnelOnboarding PersonnelPayment PersonnelPerformanceEvaluation \
PersonnelPerformanceManagement PersonnelPerformanceMonitoring PersonnelPerformancePrediction \
PersonnelPromotionManagement PersonnelTerminationManagement PersonnelWorkloadManagement \
PoliticalCampaign ProtectionOfIPR ProtectionOfNationalSecurity ProtectionOfPublicSecurity \
ProvideEventRecommendations ProvideOfficialStatistics ProvidePersonalisedRecommendations \
ProvideProductRecommendations PublicBenefit PublicPolicyMaking PublicRelations Purpose \
RecordManagement RecruitmentAdvertising RecruitmentApplicantBackgroundCheck \
RecruitmentApplicantCriminalBackgroundCheck RecruitmentApplicantInformationAuthentication \
RecruitmentApplicantSelection RecruitmentApplicationAnalysis RecruitmentApplicationManagement \
RecruitmentApplicationScreening RecruitmentInterviewAnalysis RecruitmentInterviewAssessment \
RecruitmentInterviewManagement RecruitmentInterviewScheduling RecruitmentManagement \
RecruitmentTargetedAdvertising RepairImpairments RequestedServiceProvision ResearchAndDevelopment \
RightsFulfilment ScientificResearch SearchFunctionalities SellDataToThirdParties \
SellInsightsFromData SellProducts SellProductsToDataSubject ServiceAccessDetermination \
ServiceManagement ServiceMonitoring ServiceOptimisation ServicePersonalisation ServiceProvision \
ServiceRegistration ServiceUsageAnalytics SocialMediaMarketing TargetedAdvertising \
TechnicalServiceProvision UserInterfacePersonalisation VendorManagement VendorPayment \
VendorRecordsManagement VendorSelectionAssessment Verification";

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, purpose) in policy.purposes.iter().enumerate() {
        let path = element("purposes", number);
        let term = purpose.dpv.strip_prefix(VOCABULARY).unwrap_or_default();
        if term.is_empty() || !term.chars().all(|c| c.is_ascii_alphanumeric()) {
            let message = format!("`{}` is no term of the vocabulary", purpose.dpv);
            findings.push(FORM.at(field(&path, "dpv"), message));
        } else if !PURPOSES.split(' ').any(|known| known == term) {
            let meant = meant(term, PURPOSES.split(' '));
            let message = format!("the vocabulary's version 2.3 has no purpose `{term}`{meant}");
            findings.push(UNKNOWN.at(field(&path, "dpv"), message));
        }
        if TARGETING.contains(&term) && !purpose.targeted_advertising {
            let message = format!("`{}` is targeted advertising but not marked so", purpose.id);
            findings.push(TARGETED.at(field(&path, "targeted_advertising"), message));
        }
    }
}
