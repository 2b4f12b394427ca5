from django.urls import path

from sence_programs.views import course_people, courses, own_courses

urlpatterns = [
    path("cursos/", own_courses.course_board, name="course_board"),
    path("cursos/<int:pk>/", own_courses.course_page, name="course_page"),
    path("cursos/<int:pk>/inscribirme/", own_courses.course_join, name="course_join"),
    path("cursos/<int:pk>/salir/", own_courses.course_leave, name="course_leave"),
    path("mis-cursos/", own_courses.my_courses, name="my_courses"),
    path("certificados/<int:certificate_pk>/", course_people.certificate, name="certificate"),
    path(
        "certificados/revisar/<slug:code>/",
        own_courses.certificate_check,
        name="certificate_check",
    ),
    path("talleres/", courses.course_list, name="course_list"),
    path("talleres/nuevo/", courses.course_new, name="course_new"),
    path("talleres/<int:pk>/", courses.course_file, name="course_file"),
    path("talleres/<int:pk>/cambiar/", courses.course_edit, name="course_edit"),
    path("talleres/<int:pk>/abrir/", courses.course_open, name="course_open"),
    path("talleres/<int:pk>/cerrar/", courses.course_close, name="course_close"),
    path("talleres/<int:pk>/suspender/", courses.course_cancel, name="course_cancel"),
    path("talleres/<int:pk>/sesiones/", courses.course_session_add, name="course_session_add"),
    path(
        "talleres/sesiones/<int:session_pk>/",
        courses.course_session_edit,
        name="course_session_edit",
    ),
    path(
        "talleres/sesiones/<int:session_pk>/quitar/",
        courses.course_session_remove,
        name="course_session_remove",
    ),
    path(
        "talleres/sesiones/<int:session_pk>/asistencia/",
        course_people.course_attendance,
        name="course_attendance",
    ),
    path("talleres/<int:pk>/inscribir/", course_people.course_enrol, name="course_enrol"),
    path("talleres/<int:pk>/a-quien/", course_people.course_fit, name="course_fit"),
    path(
        "talleres/<int:pk>/a-quien/<int:seeker_pk>/",
        course_people.course_invite,
        name="course_invite",
    ),
    path(
        "talleres/inscripciones/<int:enrolment_pk>/retirar/",
        course_people.enrolment_withdraw,
        name="enrolment_withdraw",
    ),
]
