# كلمات الواجهة بالعربية الفصحى المعاصرة. تصل الأعداد والتواريخ والأوقات منسّقة، بأرقام المنطقة التي يختارها ICU؛
# `$count` يختار صيغة الجمع و`$number` هو ما يُكتب. وما كان عددًا ثابتًا كُتب بالحروف، فلا تختلط أرقام بأرقام.
# نخاطب العملاء بصيغة الجمع. ولا يسبق الوقتَ ما يقتضي إعرابًا، لأنه قد يحمل يومه معه.
# للمراجعة من متحدث أصيل: «أعمال مجدولة» و«انقطاع» و«نسبة التوفر»، وأسماء الأشهر خارج مصر والخليج (`ar-MA` و`ar-LB`).

clock-said = الساعة { $clock }
day-and-clock = { $day }، الساعة { $clock }
span-begin = { $day }، الساعة { $clock }
span-end = { $clock }
percent = { $number }{ "\u200E" }%{ "\u200E" }
duration-moment = أقل من دقيقة
duration-minutes =
    { $count ->
        [zero] { $number } دقيقة
        [one] دقيقة
        [two] دقيقتان
        [few] { $number } دقائق
        [many] { $number } دقيقة
       *[other] { $number } دقيقة
    }
duration-hours =
    { $count ->
        [zero] { $number } ساعة
        [one] ساعة
        [two] ساعتان
        [few] { $number } ساعات
        [many] { $number } ساعة
       *[other] { $number } ساعة
    }
duration-days =
    { $count ->
        [zero] { $number } يوم
        [one] يوم
        [two] يومان
        [few] { $number } أيام
        [many] { $number } يومًا
       *[other] { $number } يوم
    }

# أين وصل عطل أو عمل مجدول.
status-investigating = قيد الفحص
status-identified = عُرف السبب
status-monitoring = قيد المراقبة
status-resolved = تم الحل
status-postmortem = مراجعة
status-scheduled = مجدول
status-in_progress = جارٍ
status-verifying = قيد التحقق
status-completed = مكتمل

# الخلاصات.
feed-title = حالة خدمات { $name }
feed-component-title = { $component }: حالة الخدمة لدى { $name }
feed-entry-title = { $status }: { $title }
feed-next-update = التحديث التالي في موعد أقصاه { $when }.
feed-correction = تصحيح ({ $when }): عبارة «{ $was }» صارت «{ $now }».
calendar-title = { $name }: أعمال مجدولة

# الصفحات. ما يبقى كما هو مهما حدث.
page-title = حالة خدمات { $name }
page-skip = الانتقال إلى المحتوى
page-home = الحالة الآن
page-history = السجل
page-history-empty = لم يحدث شيء حتى الآن.
page-feed = خلاصة التحديثات
page-languages = اللغات
page-latest = آخر الأحداث
page-works = كل شيء يعمل
page-works-text = لا علم لنا بأي مشكلة في أي من خدماتنا.
page-do = ما يمكنكم فعله الآن
page-scope = من المتأثرون
page-known = ما نعرفه
page-unknown = ما لا نعرفه بعد
page-still = هل ما زالت المشكلة قائمة؟
page-next-word = تحديثنا التالي في موعد أقصاه
page-even-if = حتى إن لم يكن هناك جديد
page-due = تحديثنا التالي
page-late = تأخر التحديث. سننشره هنا في أقرب وقت.
page-emergency = في حالات الطوارئ
page-log = ما حدث حتى الآن
page-all-updates = كل التحديثات كاملة
page-services = جميع الخدمات خلال تسعين يومًا
page-service = الخدمة
page-now = الآن
page-days = أيام فيها مشكلات
page-coming = أعمال مجدولة
page-past = آخر أسبوعين
page-past-none = لم يقع عطل ولم تُجرَ أعمال.
page-past-nothing-else = لم يقع عطل آخر ولم تُجرَ أعمال أخرى.
page-updates = التحديثات
page-when = متى
page-affected = الخدمات المتأثرة
page-lost = ما تعذّر القيام به
page-stops = ما سيتوقف
page-caused-by = السبب
page-data-lost = البيانات المفقودة
page-related = مشكلات ذات صلة
page-compensation = ما تستردّونه
page-improvements = ما سنغيّره
page-was = كان النص
page-newer = الأحدث
page-older = الأقدم
page-moved = هذه الصفحة موجودة الآن هنا:
page-lost-text = ربما نُقلت، أو أن الرابط غير مكتمل.
page-nothing-here = لا توجد صفحة هنا
page-open-now = الآن
page-go-on = أين تبحثون بعد ذلك
page-all-past = كل المشكلات السابقة
page-to-come = القادمة
page-to-come-none = لا توجد أعمال مجدولة.
page-under-way = يجري الآن
page-done-work = أعمال سابقة
page-calendar = أضِف إلى تقويمك
page-is = صار النص
page-plain = نص فقط
page-course = كيف تطوّر الأمر
page-ninety = آخر تسعين يومًا
page-uptime = نسبة التوفر
page-by-month = نسبة التوفر شهرًا بشهر
page-month = الشهر
page-happened = ما حدث
page-happened-none = لم يحدث شيء حتى الآن.

# الصفحات. ما يتوقف على الأوقات والأعداد والأسماء.
page-as-of = الوضع حتى { $when }
page-updated = آخر تحديث: { $when }
page-since = منذ { $when }
page-lasting = المدة: { $length }
page-interval = من { $from } إلى { $until }
page-checked = تم التحقق: { $when }
page-was-due = كان من المقرر نشر تحديث: { $when }.
page-promised = وعدنا بالتحديث التالي في موعد أقصاه { $when }
page-corrected = تصحيح: { $when }
page-decision = سنتخذ القرار في موعد أقصاه { $when } ونعلنه هنا.
page-done = أُنجز في { $when }
page-before = حدث من قبل
page-again = حدث مرة أخرى
page-hit = شمل أيضًا { $names }
page-due-by = في موعد أقصاه { $when }
page-eta = نتوقع عودة الخدمة في موعد أقصاه { $when }.
page-ends = تنتهي الأعمال في موعد أقصاه { $when }.
page-overruns = كان من المقرر أن تنتهي الأعمال ({ $when })، لكنها تستغرق وقتًا أطول.
page-no-workaround = لا يمكنكم فعل شيء حيال ذلك الآن، ولا حاجة إلى تغيير أي شيء.
page-maintenance = أعمال مجدولة
page-called-off = أُلغي
page-open-today = مفتوح اليوم من { $from } إلى { $until }
page-all-day = متاح على مدار الساعة
page-closed-today = مغلق اليوم
page-closed-until = مغلق الآن (موعد الفتح: { $when })
page-emergency-affected = قد يتعذّر الاتصال بأرقام الطوارئ ({ $numbers }) عبر شبكتنا.
page-emergency-unknown = لا نعرف بعد إن كان الاتصال بأرقام الطوارئ ({ $numbers }) ممكنًا دائمًا.
page-work = أعمال مجدولة تجري الآن
page-several =
    { $count ->
        [zero] لا مشكلات الآن
        [one] مشكلة واحدة الآن
        [two] مشكلتان الآن
        [few] { $number } مشكلات الآن
        [many] { $number } مشكلة الآن
       *[other] { $number } مشكلة الآن
    }
page-bad-days = أيام فيها مشكلات: { $number } من { $days }
page-no-bad-days =
    { $count ->
        [zero] لا أيام مسجلة بعد
        [one] يوم واحد بلا مشكلات
        [two] يومان بلا مشكلات
        [few] { $number } أيام بلا مشكلات
        [many] { $number } يومًا بلا مشكلات
       *[other] { $number } يوم بلا مشكلات
    }
page-no-days = لا أيام مسجلة بعد
page-incidents =
    { $count ->
        [zero] لا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $number } أحداث
        [many] { $number } حدثًا
       *[other] { $number } حدث
    }
page-retired = أُوقفت الخدمة في { $when }
page-uptime-weighted = في نسبة التوفر يُحسب وقت الانقطاع التام كاملًا، ووقت الانقطاع الجزئي بنسبة ثلاثين بالمئة. ولا تُحسب ساعات البطء ولا الأعمال المجدولة.
page-uptime-strict = في نسبة التوفر يُحسب كل وقت لم تعمل فيه الخدمة على نحو كامل. ولا تُحسب الأعمال المجدولة.

# مدى الخطورة.
impact-none = إشعار
impact-minor = مشكلة بسيطة
impact-major = مشكلة كبيرة
impact-critical = مشكلة خطيرة

# حال الخدمة، بأسماء لا بأفعال: فقد يكون اسمها مذكرًا أو مؤنثًا أو جمعًا.
level-operational = بلا مشكلات
level-under_maintenance = أعمال مجدولة
level-degraded_performance = بطء أو تقطّع
level-partial_outage = انقطاع جزئي
level-major_outage = انقطاع تام

# ما يفعله التحديث.
stage-investigating = نبحث عن السبب
stage-investigating-again = نبحث عن السبب من جديد
stage-investigating-still = ما زلنا نبحث عن السبب
stage-identified = عُرف السبب
stage-identified-again = نعمل على الإصلاح من جديد
stage-identified-still = نعمل على الإصلاح
stage-monitoring = نراقب نتيجة الإصلاح
stage-monitoring-still = ما زلنا نراقب نتيجة الإصلاح
stage-resolved = حُلّت المشكلة
stage-postmortem = مراجعة ما حدث
stage-scheduled = مجدول
stage-in_progress = جارٍ الآن
stage-verifying = نتحقق من الأعمال
stage-completed = اكتمل

# ما يعود إلى العملاء.
compensation-who = لمن
compensation-amount = كم
compensation-when = متى
compensation-action = ما المطلوب منكم

# الاعتذار: وحده، وحين يكون الخطأ خطأنا. والكلمات التي تفصل بينها فواصل تدل على أن النص يقوله بنفسه.
page-sorry = نعتذر إليكم.
page-sorry-ours = نعتذر إليكم. الخطأ خطؤنا.
page-sorry-word = نعتذر, ونعتذر, نأسف, ونأسف, آسف, وآسف, اعتذار, واعتذار, باعتذار, معذرة, المعذرة, عذرًا

# البحث في السجل؛ و`$number` عدد ما وُجد.
search-label = بحث
search-hint = خدمة أو شهر أو كلمات مما حدث
search-waiting = جارٍ البحث…
search-found = عدد النتائج: { $number }
search-first = عدد النتائج: { $number }. تظهر الخمسون الأولى؛ أضيفوا كلمة لتقليلها.
search-none = لا نتائج. جرّبوا كلمات أقل أو أقصر، أو ابحثوا في أحد الأشهر أدناه.
search-failed = تعذّر تحميل البحث. كل النتائج موجودة في الأشهر أدناه.

# ما يكتبه `amends new` قبل أن يُعرف المزيد. القيمة `$what` هي ما يتعذر فعله أو أسماء الخدمات أو نصيحة الطوارئ.
holding-title = مشكلة في { $what }
holding-title-many = مشكلة في عدة خدمات
holding-title-work = أعمال مخطط لها: { $what }
holding-title-work-many = أعمال مخطط لها في عدة خدمات
holding-or = { $first } و{ $last }
holding-cannot = يتعذر حاليًا: { $what }.
holding-cannot-some = يتعذر حاليًا على بعضكم: { $what }.
holding-down = لا يعمل: { $what }.
holding-down-some = لا يعمل لدى بعضكم: { $what }.
holding-weak = يعمل بأداء أضعف من المعتاد: { $what }.
holding-work = يتعذر أثناء الأعمال: { $what }.
holding-work-down = لا يعمل أثناء الأعمال: { $what }.
holding-scope = لا يمكننا بعد تحديد عدد العملاء المتأثرين ولا مناطقهم.
holding-unknown = ما الذي تعطّل، ومتى ستعود الخدمة.
holding-sorry = نعتذر عن ذلك.
holding-text = نبحث عن السبب.
holding-sorry-work = نعتذر عن الإزعاج الذي تسببه هذه الأعمال.
holding-text-work = خططنا لأعمال في هذه الخدمات.
holding-emergency = لا نعرف بعد هل تصل جميع مكالمات الطوارئ. { $what }
holding-scope-work = كل من يستخدم: { $what }.
holding-emergency-work = لا تعتمدوا على مكالمات الطوارئ أثناء الأعمال. { $what }
